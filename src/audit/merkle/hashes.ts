import { hash } from 'node:crypto';

/** A SHA-256 value: 64 lower-case hexadecimal digits. Text, because Node hashes to it three times as fast as to a buffer. */
export type Hash = string;

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** Re-used: hashing is synchronous, and a fresh buffer for each node would cost more than the hash. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** Hash of no leaves. From: RFC 9162, section 2.1.1. */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'hex');

/**
 * Hash of a leaf. From: RFC 9162, section 2.1.1 (`SHA-256(0x00 || data)`).
 *
 * - `marked`: the data after a zero byte, which whoever has a buffer for it writes once
 */
export function leafHash(marked: Uint8Array): Hash {
  return hash('sha256', marked, 'hex');
}

/** Hash of a node over two others. From: RFC 9162, section 2.1.1 (`SHA-256(0x01 || left || right)`). */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.write(left, 1, HASH_BYTES, 'hex');
  pair.write(right, 1 + HASH_BYTES, HASH_BYTES, 'hex');
  return hash('sha256', pair, 'hex');
}
