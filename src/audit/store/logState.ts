import type { Hash } from '../merkle/hashes.ts';

/**
 * Layout of the tables; a log with a higher number was written by a newer version. From 2 on the index of persons in
 * SQLite ends at `audit_state.indexed`; before, and in PostgreSQL, it goes as far as the records.
 */
export const LAYOUT = 2;

/** The one row that every writer reads and moves on. */
export interface LogState {
  /** 32 hexadecimal digits, made with the log. */
  readonly logId: string;
  /** Changes so far; a writer whose number is old has read what is no longer so. */
  readonly version: number;
  /** Records so far. */
  readonly size: number;
  /** Hashes of the complete subtrees, the largest first. */
  readonly peaks: readonly Hash[];
  /** Subjects whose salt was destroyed so far (count); what is remembered of salts is void when it changes. */
  readonly erasures: number;
  /** Subjects so far; the next gets this number. */
  readonly subjects: number;
  /** Records under the last signed head, and its time (milliseconds since 1970 UTC). */
  readonly headSize: number;
  readonly headMs: number;
  /** The key that signs now; empty in a log that was just made. */
  readonly keyId: string;
}
