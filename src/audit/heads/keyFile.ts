import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { GatewayError } from '../../errors/gatewayError.ts';
import { makeFolder } from '../../util/makeFolder.ts';
import { rawPublicKey } from './publicKey.ts';
import { keyIdOf } from './signedNote.ts';

/** A key that signs heads. */
export interface SigningKey {
  readonly private: KeyObject;
  readonly public: KeyObject;
  /** How the notes of this signer name it. */
  idFor(signer: string): string;
}

/** What an installation keeps to itself. */
export interface InstallationKeys {
  readonly signing: SigningKey;
  /** Secret of the index of subjects (32 bytes); it stays when the signing key changes. */
  readonly indexSecret: Buffer;
}

const content = z.strictObject({
  signingKey: z.base64(),
  indexSecret: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'it must be 32 bytes'),
});

/**
 * Reads the keys of the installation; makes them when there is no such file, readable by its user alone.
 *
 * - throws `AUDIT_KEY_UNREADABLE`
 */
export function openKeyFile(path: string): InstallationKeys {
  try {
    if (!existsSync(path)) create(path);
    return readKeys(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** Keys with a new signing key and the same index secret; not yet written. */
export function renewedKeys(keys: InstallationKeys): InstallationKeys {
  return { signing: signingKeyOf(generateKeyPairSync('ed25519').privateKey), indexSecret: keys.indexSecret };
}

/** Keeps keys beside those that are there, until the log knows them. */
export function writeNextKeyFile(path: string, keys: InstallationKeys): void {
  try {
    renameSync(writeBeside(path, keys), `${path}.next`);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** Puts the keys that were kept beside in the place of those that are there, as one step; false when there are none. */
export function adoptNextKeyFile(path: string): boolean {
  try {
    if (!existsSync(`${path}.next`)) return false;
    renameSync(`${path}.next`, path);
    return true;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** What the file holds is never part of the message: a broken one may hold a secret all the same. */
function unreadable(path: string, cause: unknown): GatewayError {
  const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it does not hold the keys';
  return new GatewayError('AUDIT_KEY_UNREADABLE', { file: path, problem }, { cause });
}

function create(path: string): void {
  makeFolder(dirname(path));
  const signing = signingKeyOf(generateKeyPairSync('ed25519').privateKey);
  const written = writeBeside(path, { signing, indexSecret: randomBytes(32) });
  try {
    // Fails when another process was first; then its keys are the keys.
    linkSync(written, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(written);
  }
}

function readKeys(path: string): InstallationKeys {
  const { signingKey, indexSecret } = content.parse(JSON.parse(readFileSync(path, 'utf8')));
  const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the signing key is not of Ed25519');
  return { signing: signingKeyOf(key), indexSecret: Buffer.from(indexSecret, 'base64') };
}

function signingKeyOf(key: KeyObject): SigningKey {
  const publicKey = createPublicKey(key);
  const raw = rawPublicKey(publicKey);
  const ids = new Map<string, string>();
  return {
    private: key,
    public: publicKey,
    // Asked for with every write, of the one log that there is.
    idFor: (signer) => {
      const known = ids.get(signer) ?? keyIdOf(signer, raw);
      ids.set(signer, known);
      return known;
    },
  };
}

/** Writes the keys to a file of their own beside `path`, durably, and gives its name. */
function writeBeside(path: string, { signing, indexSecret }: InstallationKeys): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  const signingKey = signing.private.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const file = openSync(beside, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify({ signingKey, indexSecret: indexSecret.toString('base64') }, undefined, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return beside;
}
