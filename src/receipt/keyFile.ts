import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { GatewayError } from '../errors/gatewayError.ts';
import { makePrivateJwk, privateJwk, publicJwk, signingKeyOf, type PublicJwk, type SigningKey } from './signingKey.ts';

/** The secret of the key that signs, and the public halves of those that signed before: their receipts stay valid. */
const content = z.object({ signing: privateJwk, retired: z.array(publicJwk) });

type KeyFile = z.infer<typeof content>;

/** Where a gateway keeps it, in its data folder. */
export const KEY_FILE = join('keys', 'answers.json');

/** Keys that sign answers. */
export interface AnswerKeys {
  readonly signing: SigningKey;
  /** All that ever signed, the newest first, without secrets. */
  readonly published: readonly PublicJwk[];
}

/**
 * Reads the key file, and makes it where there is none: readable by its owner alone. Processes that start at the same time
 * come to the same key.
 *
 * - throws `RECEIPT_KEY_FILE` when it cannot be read, made or believed
 */
export function openAnswerKeys(path: string): AnswerKeys {
  if (!existsSync(path)) guarded(path, () => makeFile(path));
  return keysOf(guarded(path, () => readKeyFile(path)));
}

/** Puts a new key in the place of the one that signs; the old one loses its secret and stays published. Returns its id. */
export function rotateAnswerKeys(path: string): string {
  return guarded(path, () => {
    const { signing, retired } = readKeyFile(path);
    const next = makePrivateJwk();
    const draft = draftOf(path, { signing: next, retired: [withoutSecret(signing), ...retired] });
    renameSync(draft, path);
    return next.kid;
  });
}

function readKeyFile(path: string): KeyFile {
  return content.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** A link fails when the name is taken: whoever comes first makes the key. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = draftOf(path, { signing: makePrivateJwk(), retired: [] });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function draftOf(path: string, file: KeyFile): string {
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
  return draft;
}

function keysOf({ signing, retired }: KeyFile): AnswerKeys {
  return { signing: signingKeyOf(signing), published: [withoutSecret(signing), ...retired] };
}

function withoutSecret({ kty, crv, x, kid }: PublicJwk): PublicJwk {
  return { kty, crv, x, kid };
}

/** What the file holds is never part of the message: a broken one may hold a secret all the same. */
function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it holds no Ed25519 key';
    throw new GatewayError('RECEIPT_KEY_FILE', { file, problem: code }, { cause });
  }
}
