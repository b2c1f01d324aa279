import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

export const algorithms = ['EdDSA', 'RS256'] as const;

export type Algorithm = (typeof algorithms)[number];

export interface SigningKey {
  readonly algorithm: Algorithm;
  /** Thumbprint of the public key (RFC 7638). */
  readonly kid: string;
  readonly privateKey: CryptoKey | Uint8Array;
  readonly publicJwk: JWK;
  /** To be kept for a restart, and shown to nobody. */
  readonly privateJwk: JWK;
}

export async function makeSigningKey(alg: Algorithm): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return signingKeyOf({ ...(await exportJWK(privateKey)), alg });
}

export async function signingKeyOf(privateJwk: JWK): Promise<SigningKey> {
  const algorithm = algorithms.find((known) => known === privateJwk.alg) ?? 'EdDSA';
  const kid = await calculateJwkThumbprint(privateJwk);
  // Only the public members of an OKP or RSA key (RFC 7517, RFC 8037).
  const { kty, crv, x, n, e } = privateJwk;
  const members = { kty, crv, x, n, e, alg: algorithm, use: 'sig', kid };
  const publicJwk = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JWK;
  return { algorithm, kid, privateKey: await importJWK(privateJwk, algorithm), publicJwk, privateJwk };
}
