import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JWK } from 'jose';
import { UnusableSetting } from '../environment.ts';
import { algorithms, makeSigningKey, signingKeyOf, type Algorithm, type SigningKey } from './signingKey.ts';

/**
 * The keys of one issuer. They are kept in a file, so that a restart does not make every token worthless. The newest key
 * of an algorithm signs; those before it are published until they are withdrawn.
 */
export interface KeyRing {
  readonly published: () => readonly SigningKey[];
  readonly signing: (algorithm: Algorithm) => SigningKey | undefined;
  /** Makes a key that signs from now on. */
  readonly rotate: (algorithm: Algorithm) => Promise<SigningKey>;
  /** Withdraws the keys that no longer sign. */
  readonly withdraw: () => Promise<void>;
}

/**
 * Opens the keys in a file; where there is none, one key per algorithm is made.
 *
 * - `file`: readable by the owner only
 */
export async function openKeyRing(file: string): Promise<KeyRing> {
  const kept = await readKeys(file);
  let keys: readonly SigningKey[] = [];
  if (kept === undefined) await keep(await Promise.all(algorithms.map(makeSigningKey)));
  else keys = await Promise.all(kept.map(signingKeyOf));

  const signing = (algorithm: Algorithm) => keys.findLast((key) => key.algorithm === algorithm);

  async function keep(next: readonly SigningKey[]): Promise<void> {
    const draft = `${file}.${process.pid}`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, JSON.stringify(next.map(({ privateJwk }) => privateJwk)), { mode: 0o600 });
    await rename(draft, file);
    keys = next;
  }

  return {
    published: () => keys,
    signing,
    rotate: async (algorithm) => {
      const key = await makeSigningKey(algorithm);
      await keep([...keys, key]);
      return key;
    },
    withdraw: () => keep(keys.filter((key) => signing(key.algorithm) === key)),
  };
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
