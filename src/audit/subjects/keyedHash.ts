import { createHmac, hash } from 'node:crypto';

/** Bytes of a block of SHA-256, and of its hash. From: FIPS 180-4, section 1. */
const BLOCK_BYTES = 64;
const HASH_BYTES = 32;

/** Longest message that is hashed without an `Hmac` of its own (bytes). */
const SHORT_BYTES = 192;

/** UTF-16 code units of a message that is no longer in UTF-8, whatever they are. */
const SHORT_UNITS = SHORT_BYTES / 3;

/**
 * HMAC-SHA256 under one key (hexadecimal), for many short messages: Node's `Hmac` is an object of its native part for each
 * message, which costs the garbage collector as much as the hash costs. Nothing of a message is kept.
 *
 * From: RFC 2104, section 2.
 */
export function keyedHash(key: Uint8Array): (message: string) => string {
  const inner = Buffer.alloc(BLOCK_BYTES + SHORT_BYTES);
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);
  const padded = Buffer.alloc(BLOCK_BYTES);
  padded.set(key.length > BLOCK_BYTES ? Buffer.from(hash('sha256', key, 'hex'), 'hex') : key);
  for (const [at, byte] of padded.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  /** The inner block with messages of each length: to cut one out costs as much as to hash it. */
  const filled: Buffer[] = [];
  return (message) => {
    if (message.length > SHORT_UNITS) return createHmac('sha256', key).update(message).digest('hex');
    const length = BLOCK_BYTES + inner.write(message, BLOCK_BYTES);
    const innerHash = hash('sha256', (filled[length] ??= inner.subarray(0, length)), 'hex');
    inner.fill(0, BLOCK_BYTES, length);
    outer.write(innerHash, BLOCK_BYTES, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
