import type { KeyObject } from 'node:crypto';
import type { TreeHead } from '../heads/treeHead.ts';

/** What a log is held against, and who hears how far the work is. */
export interface VerifyOptions {
  /** Days since 1970-01-01: a record whose time is past may be gone. */
  readonly today: number;
  /** The key that must be among those of the log; without one, the log's keys are taken as they are. */
  readonly trusted: KeyObject | undefined;
  /** A head that was kept elsewhere: the log must hold at least as many records, and the same. */
  readonly expected: TreeHead | undefined;
  readonly onProgress: (done: number, all: number) => void;
}
