import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { UnusableSetting } from '../environment.ts';

export const algorithms = ['EdDSA', 'RS256'] as const;

export type Algorithm = (typeof algorithms)[number];

export interface SigningKey {
  readonly algorithm: Algorithm;
  /** Thumbprint of the public key (RFC 7638). */
  readonly kid: string;
  readonly privateKey: CryptoKey | Uint8Array;
  readonly publicJwk: JWK;
}

/**
 * The keys that sign tokens, one per algorithm. They are made once and kept, so that a restart does not
 * make every token worthless.
 *
 * - `file`: where they are kept, readable by the owner only
 */
export async function loadSigningKeys(file: string): Promise<readonly SigningKey[]> {
  const kept = await readKeys(file);
  if (kept !== undefined) return Promise.all(kept.map(fromPrivateJwk));
  const made = await Promise.all(algorithms.map(makePrivateJwk));
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  await rename(draft, file);
  return Promise.all(made.map(fromPrivateJwk));
}

async function readKeys(file: string): Promise<readonly JWK[] | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as readonly JWK[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UnusableSetting(`The signing keys in ${file} cannot be read; delete the file, and new ones are made.`, {
      cause: error,
    });
  }
}

async function makePrivateJwk(alg: Algorithm): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg };
}

async function fromPrivateJwk(jwk: JWK): Promise<SigningKey> {
  const algorithm = algorithms.find((known) => known === jwk.alg) ?? 'EdDSA';
  const kid = await calculateJwkThumbprint(jwk);
  // Only the public members of an OKP or RSA key (RFC 7517, RFC 8037).
  const { kty, crv, x, n, e } = jwk;
  const members = { kty, crv, x, n, e, alg: algorithm, use: 'sig', kid };
  const publicJwk = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JWK;
  return { algorithm, kid, privateKey: await importJWK(jwk, algorithm), publicJwk };
}
