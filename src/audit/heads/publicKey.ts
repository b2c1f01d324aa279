import { createPublicKey, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in DER. From: RFC 8410, section 4. */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The raw 32 bytes of a public or private Ed25519 key's public part (RFC 8032, section 5.1.5). */
export function rawPublicKey(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(PREFIX.length);
}

/** The key of 32 raw bytes; undefined when they are not so many. */
export function publicKeyOf(raw: Uint8Array): KeyObject | undefined {
  if (raw.length !== 32) return undefined;
  return createPublicKey({ key: Buffer.concat([PREFIX, raw]), format: 'der', type: 'spki' });
}
