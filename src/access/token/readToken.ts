import { tokenError } from './tokenError.ts';

/** Longest token that is looked at (characters). */
const TOKEN_LIMIT = 8_192;

/** What a token says of itself before anything of it is believed. */
export interface UnverifiedToken {
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly issuer: string;
}

/**
 * Header parameters with which a token would bring its own key, or say where to fetch one. Nobody who is honest needs
 * them here, since keys come from the configured address of the issuer alone (RFC 8725 §3.10).
 */
const OWN_KEYS = ['jku', 'jwk', 'x5u', 'x5c'] as const;

/** Kinds of token that give access; others, as a logout token, are signed by the same keys (RFC 8725 §3.11). */
const TYPES: ReadonlySet<unknown> = new Set([
  undefined,
  'JWT',
  'jwt',
  'at+jwt',
  'application/at+jwt',
  'application/jwt',
]);

/**
 * Reads header and issuer of a signed token (JWS compact serialisation, RFC 7515 §7.1), in time bounded by its length.
 *
 * - throws `TOKEN_INVALID` for a token that is oversized, no token, without issuer, or with a header that is not understood
 */
export function readToken(token: string): UnverifiedToken {
  if (token.length > TOKEN_LIMIT) throw tokenError('length');
  const parts = token.split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature) throw tokenError('format');
  if (!isCanonical(signature)) throw tokenError('signature');
  const stated = jsonObject(header);
  // No extension is understood here, and who marks one as critical wants to be refused for that (RFC 7515 §4.1.11).
  if ('crit' in stated) throw tokenError('crit');
  for (const name of OWN_KEYS) if (name in stated) throw tokenError(name);
  const { alg, kid, typ } = stated;
  if (typeof alg !== 'string') throw tokenError('alg');
  if (kid !== undefined && typeof kid !== 'string') throw tokenError('kid');
  if (!TYPES.has(typ)) throw tokenError('typ');
  const { iss } = jsonObject(payload);
  if (typeof iss !== 'string') throw tokenError('iss');
  return { algorithm: alg, keyId: kid, issuer: iss };
}

function jsonObject(part: string): Readonly<Record<string, unknown>> {
  if (!isCanonical(part)) throw tokenError('format');
  const value = parsed(part);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw tokenError('format');
  return value as Readonly<Record<string, unknown>>;
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')));
  } catch (cause) {
    throw tokenError('format', cause);
  }
}

/** Base64url can be written in several ways that decode to the same; one token is to have one text. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}
