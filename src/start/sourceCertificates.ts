import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../conform/certificate/certificate.ts';
import { checkCertificate } from '../conform/certificate/checkCertificate.ts';
import type { Config } from '../config.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { SourceId } from '../model/source.ts';
import { readKeySet } from '../receipt/readKeySet.ts';
import type { PublicJwk } from '../receipt/signingKey.ts';
import { verifyStatement } from '../receipt/statement.ts';

/** A source that wants to be admitted, and the schema that it declares. */
export interface Applicant {
  readonly id: SourceId;
  readonly sdl: string;
}

/**
 * Admits sources that have a valid certificate of conformance, as `conformance` of the settings demands; without that
 * setting any source is admitted.
 *
 * - `dictionary`: version of the dictionary that the graph is made from
 * - rejects with `CERTIFICATE_MISSING`, `_UNTRUSTED`, `_OF_ANOTHER`, `_EXPIRED` or `_OUTDATED`, naming the source, and with
 *   `CONFIG_INVALID` when a source is demanded that is not there
 */
export async function admitCertified(
  applicants: readonly Applicant[],
  conformance: Config['conformance'],
  { dictionary, nowMs }: { readonly dictionary: string; readonly nowMs: number },
): Promise<void> {
  if (conformance === undefined) return;
  const { required } = conformance;
  const stranger = required === 'all' ? undefined : required.find((id) => !applicants.some((one) => one.id === id));
  if (stranger !== undefined) {
    const problem = `there is no source ${stranger} that could be certified`;
    throw new GatewayError('CONFIG_INVALID', { where: 'conformance.required', problem });
  }
  const keys = await readKeySet(conformance.keysFile);
  for (const applicant of applicants) {
    if (required !== 'all' && !required.includes(applicant.id)) continue;
    await validCertificate(applicant, { folder: conformance.folder, keys, dictionary, nowMs });
  }
}

/** Where certificates are, whose count, and what they must be good for. */
export interface CertificateGrounds {
  readonly folder: string;
  readonly keys: readonly PublicJwk[];
  readonly dictionary: string;
  readonly nowMs: number;
}

/** The certificate of a source; rejects with the codes of `admitCertified` when there is none that holds now. */
export async function validCertificate(
  { id: source, sdl }: Applicant,
  { folder, keys, dictionary, nowMs }: CertificateGrounds,
): Promise<Certificate> {
  const claims = await readCertificate(source, folder, keys);
  return checkCertificate(claims, { source, sdl, dictionary, nowMs });
}

async function readCertificate(source: SourceId, folder: string, keys: readonly PublicJwk[]): Promise<unknown> {
  const file = join(folder, `${source}.jws`);
  if (!existsSync(file)) throw new GatewayError('CERTIFICATE_MISSING', { source, file });
  try {
    return await verifyStatement('lienthong-certificate+jws', readFileSync(file, 'utf8'), keys);
  } catch (cause) {
    const problem = cause instanceof GatewayError ? cause.message : 'the file cannot be read.';
    throw new GatewayError('CERTIFICATE_UNTRUSTED', { source, problem }, { cause });
  }
}
