import { hash } from 'node:crypto';
import { EMPTY_ROOT, leafHash, type Hash } from '../merkle/hashes.ts';
import { recordIdHex } from './recordId.ts';
import { DAY_MS } from '../../util/days.ts';

/** What the tree holds of a record, and all that remains of it when its time is past. */
export interface Leaf {
  /** Position in the log, from 0. */
  readonly index: number;
  /** UUID version 7. */
  readonly recordId: string;
  /** First day on which the record need not be kept (days since 1970-01-01); the first of a month. */
  readonly expires: number;
  /** SHA-256 of the record's canonical text. */
  readonly digest: Hash;
}

/** Re-used, as hashing is synchronous: the mark of a leaf, and its data. */
const marked = Buffer.alloc(1 + 8 + 16 + 4 + 32);

/**
 * Hash of the leaf: over position (8 bytes), identifier (16), last day (4) and digest (32), numbers with the highest byte
 * first. The position is in it so that a leaf that was moved tells by itself.
 */
export function hashOfLeaf({ index, recordId, expires, digest }: Leaf): Hash {
  // Only numbers that somebody altered are out of range; the hash of nothing is no leaf's.
  if (!isWithin(index, 2 ** 53) || !isWithin(expires, 2 ** 32)) return EMPTY_ROOT;
  marked.writeUInt32BE(Math.floor(index / 2 ** 32), 1);
  marked.writeUInt32BE(index % 2 ** 32, 5);
  marked.write(recordIdHex(recordId), 9, 16, 'hex');
  marked.writeUInt32BE(expires, 25);
  marked.write(digest, 29, 32, 'hex');
  return leafHash(marked);
}

function isWithin(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}

export function digestOf(canonicalText: string): Hash {
  return hash('sha256', canonicalText, 'hex');
}

/** First of the month after `months` months from then: kept at least so long (days since 1970-01-01). */
export function expiryOf(timeMs: number, months: number): number {
  const time = new Date(timeMs);
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + Math.ceil(months) + 1, 1) / DAY_MS;
}

/** Days that a calendar of four digits has. */
const MOST_DAYS = Date.UTC(9999, 11, 31) / DAY_MS;

/** A day as `YYYY-MM-DD`; a number that is none stays a number. */
export function dayText(days: number): string {
  if (!isWithin(days, MOST_DAYS + 1)) return String(days);
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** Today in days since 1970-01-01 (UTC). */
export function dayOf(timeMs: number): number {
  return Math.floor(timeMs / DAY_MS);
}
