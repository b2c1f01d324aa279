import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Caller } from '../model/access.ts';

/** Signature algorithms that are believed; `none` and shared secrets are not among them (RFC 8725 §3.1). */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'RS256', 'ES256'];

/** Clocks of two machines may differ by this much (seconds). */
const CLOCK_TOLERANCE_S = 30;

/** Verifies a token; rejects with `TOKEN_INVALID` or `TOKEN_ISSUER_UNREACHABLE`. */
export type Authenticate = (token: string) => Promise<Caller>;

/**
 * Believes tokens of one issuer: signature by a key of its JWKS, `iss`, `aud`, `exp`, `nbf`, and a role.
 * The keys are fetched when first needed, kept, and fetched again when an unknown key id appears.
 *
 * From: RFC 7519; RFC 8725 (best current practices).
 */
export function createAuthenticate(options: { readonly issuer: string; readonly audience: string }): Authenticate {
  const keys = createRemoteJWKSet(new URL('.well-known/jwks.json', `${options.issuer.replace(/\/$/, '')}/`), {
    timeoutDuration: 3_000,
    cooldownDuration: 5_000,
  });
  return authenticateWith(keys, options);
}

/** The same with given keys. */
export function authenticateWith(
  keys: JWTVerifyGetKey,
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
): Authenticate {
  return async (token) => {
    try {
      const verified = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['sub', 'exp'],
      });
      return callerOf(verified.payload);
    } catch (cause) {
      throw asTokenError(cause);
    }
  };
}

function callerOf(claims: JWTPayload): Caller {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined);
  const role = text('role');
  if (role === undefined) throw new GatewayError('TOKEN_INVALID', { problem: 'role' });
  const optional = { agency: text('agency'), officer: text('officer'), jurisdiction: text('jurisdiction') };
  return {
    subject: claims.sub ?? '',
    role,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** What was wrong with a token: the claim or part that failed, a word of the specification, and nothing that stands in it. */
function asTokenError(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) return cause;
  const problem = (text: string) => new GatewayError('TOKEN_INVALID', { problem: text }, { cause });
  if (cause instanceof errors.JWTExpired) return problem('exp');
  if (cause instanceof errors.JWTClaimValidationFailed) return problem(cause.claim);
  if (cause instanceof errors.JOSEAlgNotAllowed) return problem('alg');
  if (cause instanceof errors.JWSSignatureVerificationFailed) return problem('signature');
  if (cause instanceof errors.JWKSNoMatchingKey) return problem('kid');
  if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError)) {
    return new GatewayError('TOKEN_ISSUER_UNREACHABLE', {}, { cause });
  }
  return cause.code === 'ERR_JOSE_GENERIC'
    ? new GatewayError('TOKEN_ISSUER_UNREACHABLE', {}, { cause })
    : problem('format');
}
