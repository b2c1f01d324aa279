import type { KeyObject } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { IssuerSettings } from '../issuerSettings.ts';
import { tokenError } from './tokenError.ts';

/**
 * Verifies signature, `iss`, `aud`, `exp` and `nbf` of a token with a key that is known to be its issuer's.
 *
 * - `nowMs`, `clockSkewS`: the time, and by how much the issuer's clock may differ
 * - returns the claims; rejects with `TOKEN_INVALID`
 *
 * From: RFC 7519 §7.2; RFC 8725 (best current practices).
 */
export async function verifyToken(
  token: string,
  key: KeyObject,
  { issuer, audience, algorithms }: IssuerSettings,
  { nowMs, clockSkewS }: { readonly nowMs: number; readonly clockSkewS: number },
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: clockSkewS,
      currentDate: new Date(nowMs),
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  } catch (cause) {
    throw tokenError(problemOf(cause), cause);
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'exp';
  if (cause instanceof errors.JWTClaimValidationFailed) return cause.claim;
  if (cause instanceof errors.JOSEAlgNotAllowed) return 'alg';
  return cause instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'format';
}
