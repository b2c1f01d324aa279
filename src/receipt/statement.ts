import { CompactSign, compactVerify, errors } from 'jose';
import { GatewayError } from '../errors/gatewayError.ts';
import { publicKeyOf, type PublicJwk, type SigningKey } from './signingKey.ts';

/** What kind of thing a statement says; one is never taken for the other. Media types without `application/`. */
export type StatementType = 'lienthong-certificate+jws' | 'lienthong-waiver+jws';

/** A statement longer than this is not read (characters). */
const LONGEST = 1_000_000;

/**
 * Signs claims as one compact JWS: header, claims and signature in base64url.
 *
 * From: RFC 7515, section 7.1; RFC 8037 (EdDSA).
 */
export function signStatement(type: StatementType, claims: object, { kid, privateKey }: SigningKey): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'EdDSA', typ: type, kid })
    .sign(privateKey);
}

/**
 * The claims of a statement of this type that one of the keys signed. Whether they hold today is not asked here.
 *
 * - rejects with `STATEMENT_FORM` for what is no such statement, `STATEMENT_KEY_UNKNOWN` when its key is not among the
 *   given ones, `STATEMENT_FALSE` when it was altered
 */
export async function verifyStatement(
  type: StatementType,
  statement: string,
  keys: readonly PublicJwk[],
): Promise<unknown> {
  const text = statement.trim();
  if (text.length > LONGEST) throw new GatewayError('STATEMENT_FORM');
  try {
    const { payload, protectedHeader } = await compactVerify(text, ({ kid }) => keyOf(kid, keys), {
      algorithms: ['EdDSA'],
    });
    if (protectedHeader.typ !== type) throw new GatewayError('STATEMENT_FORM');
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const isFalse = cause instanceof errors.JWSSignatureVerificationFailed;
    throw new GatewayError(isFalse ? 'STATEMENT_FALSE' : 'STATEMENT_FORM', {}, { cause });
  }
}

function keyOf(kid: string | undefined, keys: readonly PublicJwk[]) {
  const key = keys.find((known) => known.kid === kid);
  if (key !== undefined) return publicKeyOf(key);
  // Nothing of a foreign header goes to a terminal unlooked at.
  throw new GatewayError('STATEMENT_KEY_UNKNOWN', {
    kid: String(kid)
      .replaceAll(/[^\x21-\x7e]/g, '?')
      .slice(0, 80),
  });
}
