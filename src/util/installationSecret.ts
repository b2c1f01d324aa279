import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GatewayError } from '../errors/gatewayError.ts';

/** Where an installation keeps its secret, in its data folder. */
export const SECRET_FILE = join('keys', 'installation.secret');

/** 256 bits, hexadecimal. */
const CONTENT = /^[0-9a-f]{64}\s*$/;

/**
 * Stands for an identifier without telling it: the same for the same use and identifier, as long as the installation keeps
 * its secret (HMAC-SHA-256, RFC 2104, hexadecimal). Whoever has a store but not the secret cannot try identifiers out,
 * though there are few enough of them.
 */
export type Pseudonyms = (identifier: string) => string;

/**
 * Pseudonyms by the secret in a file, which is made where there is none: readable by its owner alone. Processes that start
 * at the same time come to the same secret.
 *
 * - `use`: what the pseudonyms are for; those of different uses cannot be joined
 * - throws `INSTALLATION_SECRET_FILE` when the file cannot be read, made or believed
 */
export function pseudonymsOf(path: string, use: string): Pseudonyms {
  const secret = Buffer.from(readSecret(path), 'hex');
  const key = createHmac('sha256', secret).update(use).digest();
  return (identifier) => createHmac('sha256', key).update(identifier).digest('hex');
}

/** What the file holds is never part of a message. */
function readSecret(path: string): string {
  let content: string;
  try {
    if (!existsSync(path)) makeFile(path);
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be read';
    throw new GatewayError('INSTALLATION_SECRET_FILE', { file: path, problem }, { cause });
  }
  if (CONTENT.test(content)) return content.trim();
  const problem = 'it does not hold 64 hexadecimal digits';
  throw new GatewayError('INSTALLATION_SECRET_FILE', { file: path, problem });
}

/** A link fails when the name is taken: whoever comes first makes the secret. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
