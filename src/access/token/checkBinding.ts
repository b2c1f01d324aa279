import { timingSafeEqual } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { GatewayError } from '../../errors/gatewayError.ts';
import { tokenError } from './tokenError.ts';

/**
 * The thumbprint of the certificate to which a token is bound; `undefined` for a token that is not.
 *
 * - `mustBeBound`: whether the issuer's tokens always are
 * - throws `TOKEN_INVALID` for a token that is bound to nothing where it must be, or in a way that cannot be checked here
 *
 * From: RFC 8705 §3.1; RFC 7800 §3.1.
 */
export function boundTo(claims: JWTPayload, mustBeBound: boolean): string | undefined {
  const { cnf } = claims;
  if (cnf === undefined && !mustBeBound) return undefined;
  if (typeof cnf !== 'object' || cnf === null || Array.isArray(cnf)) throw tokenError('cnf');
  const thumbprint = (cnf as Readonly<Record<string, unknown>>)['x5t#S256'];
  // Another confirmation beside it, as that of DPoP (`jkt`), would have to hold as well.
  if (typeof thumbprint !== 'string' || thumbprint === '' || Object.keys(cnf).length !== 1) throw tokenError('cnf');
  return thumbprint;
}

/** Throws `TOKEN_CERTIFICATE` when the certificate of the request is not the one to which the token is bound. */
export function checkBinding(thumbprint: string | undefined, clientCertificate: string | undefined): void {
  if (thumbprint === undefined) return;
  const [expected, given] = [Buffer.from(thumbprint), Buffer.from(clientCertificate ?? '')];
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    throw new GatewayError('TOKEN_CERTIFICATE');
}
