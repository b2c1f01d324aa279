import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Algorithm } from '../issuerSettings.ts';

/** Most keys in a set (count); an honest issuer has a handful. */
const MOST_KEYS = 100;

/** Lengths of RSA keys that are believed (bits): shorter ones can be broken, longer ones cost too much to use. */
const RSA_BITS = { least: 2_048, most: 8_192 } as const;

/** A larger exponent makes every verification slow. */
const MOST_EXPONENT = 2n ** 32n;

/** A key with which an issuer signs. */
export interface IssuerKey {
  /** Tells it from all others: what it is called, for what, and its content. */
  readonly id: string;
  readonly keyId: string | undefined;
  readonly algorithms: readonly Algorithm[];
  readonly key: KeyObject;
}

/**
 * The keys of a key set with which tokens can be verified. Left out are symmetric keys, private keys (they are no secret
 * any more), keys for other uses, weak ones, and all that share a name with another key.
 *
 * - throws for what is no key set (RFC 7517 §5)
 */
export function readKeySet(set: unknown): readonly IssuerKey[] {
  const listed = isMap(set) ? set['keys'] : undefined;
  if (!Array.isArray(listed)) throw new Error('The key set has no list of keys.');
  if (listed.length > MOST_KEYS) throw new Error(`The key set holds more than ${MOST_KEYS} keys.`);
  const usable = listed.flatMap((jwk: unknown) => (isMap(jwk) ? (readKey(jwk) ?? []) : []));
  const once = [...new Map(usable.map((key) => [key.id, key])).values()];
  return once.filter(
    ({ keyId, id }) => keyId === undefined || once.every((other) => other.keyId !== keyId || other.id === id),
  );
}

function readKey(jwk: Readonly<Record<string, unknown>>): IssuerKey | undefined {
  const { kid, alg, use, key_ops: operations } = jwk;
  if (kid !== undefined && typeof kid !== 'string') return undefined;
  if (use !== undefined && use !== 'sig') return undefined;
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) return undefined;
  if ('d' in jwk || 'k' in jwk) return undefined;
  const key = publicKeyOf(jwk);
  if (key === undefined) return undefined;
  const fitting = algorithmsOf(key);
  const algorithms = alg === undefined ? fitting : fitting.filter((known) => known === alg);
  if (algorithms.length === 0) return undefined;
  const content = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return { id: `${content} ${algorithms.join()} ${kid ?? ''}`, keyId: kid, algorithms, key };
}

function publicKeyOf(jwk: Readonly<Record<string, unknown>>): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    return undefined;
  }
}

const CURVES: Readonly<Record<string, Algorithm>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

/** What a key can verify: decided by the key, so that a token cannot have it used for something else. */
function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly Algorithm[] {
  const { namedCurve = '', modulusLength = 0, publicExponent = MOST_EXPONENT } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType === 'ed25519') return ['EdDSA', 'Ed25519'];
  if (asymmetricKeyType === 'ec') {
    const algorithm = CURVES[namedCurve];
    return algorithm === undefined ? [] : [algorithm];
  }
  const isSound = modulusLength >= RSA_BITS.least && modulusLength <= RSA_BITS.most && publicExponent < MOST_EXPONENT;
  return asymmetricKeyType === 'rsa' && isSound ? ['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'] : [];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
