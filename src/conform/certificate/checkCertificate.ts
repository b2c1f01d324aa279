import { GatewayError } from '../../errors/gatewayError.ts';
import { certificate, type Certificate } from './certificate.ts';
import { schemaPrint } from './schemaPrint.ts';

/** What a certificate must be good for. What is left out is not asked. */
export interface CertificateDemands {
  readonly nowMs: number;
  /** As the gateway names it. */
  readonly source?: string;
  /** Version of the dictionary that the graph is made from. */
  readonly dictionary?: string;
  /** The schema that the source declares. */
  readonly sdl?: string;
}

/**
 * Whether the claims of a certificate hold for a source now; its signature has been verified before.
 *
 * - throws `STATEMENT_FORM`, `CERTIFICATE_OF_ANOTHER`, `CERTIFICATE_EXPIRED`, or `CERTIFICATE_OUTDATED` when schema or
 *   dictionary are other ones now
 */
export function checkCertificate(claims: unknown, demands: CertificateDemands): Certificate {
  const parsed = certificate.safeParse(claims);
  if (!parsed.success) throw new GatewayError('STATEMENT_FORM');
  const { sub, exp, iat, schema, dictionary } = parsed.data;
  const { source = sub, nowMs } = demands;
  if (sub !== source) throw new GatewayError('CERTIFICATE_OF_ANOTHER', { source, other: sub });
  const nowS = Math.floor(nowMs / 1_000);
  if (exp <= nowS) throw new GatewayError('CERTIFICATE_EXPIRED', { source, at: isoOf(exp) });
  if (iat > nowS + CLOCK_SKEW_S) throw new GatewayError('STATEMENT_FORM');
  if (demands.dictionary !== undefined && majorOf(demands.dictionary) !== majorOf(dictionary))
    throw new GatewayError('CERTIFICATE_OUTDATED', { source, what: `dictionary ${dictionary}` });
  if (demands.sdl !== undefined && schemaPrint(demands.sdl) !== schema)
    throw new GatewayError('CERTIFICATE_OUTDATED', { source, what: 'schema' });
  return parsed.data;
}

/** By how much the clock of whoever certified may be ahead (seconds). */
const CLOCK_SKEW_S = 300;

/** What breaks a source changes the first number of the dictionary's version. */
function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}

/** Seconds since 1970 as ISO 8601. */
export function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
