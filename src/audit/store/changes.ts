import type { Outcome } from '../../model/record.ts';
import type { TreeNode } from '../merkle/growingTree.ts';
import type { Hash } from '../merkle/hashes.ts';
import type { Leaf } from '../record/leaf.ts';
import type { LogState } from './logState.ts';

/** A record as it is stored: its leaf, its text, and what it is looked up and counted by. */
export interface NewRecord extends Leaf {
  readonly leafHash: Hash;
  readonly body: string;
  readonly timeMs: number;
  readonly agency: string | undefined;
  readonly officer: string | undefined;
  readonly purpose: string | undefined;
  readonly outcome: Outcome;
  readonly isEmergency: boolean;
  readonly embargoMs: number | undefined;
  /** Numbers of the persons it tells of. */
  readonly persons: readonly number[];
}

/** A subject that is met for the first time. */
export interface NewSubject {
  readonly number: number;
  /** Hexadecimal; see `subjectKeys`. */
  readonly key: string;
  /** Hexadecimal. */
  readonly salt: string;
  /** Base64url; see `commitmentOf`. */
  readonly commitment: string;
}

/** What one transaction adds to the log. */
export interface Changes {
  readonly before: LogState;
  readonly after: LogState;
  readonly records: readonly NewRecord[];
  readonly subjects: readonly NewSubject[];
  readonly nodes: readonly TreeNode[];
  /** Signed head over the log as it is after the change. */
  readonly head: string | undefined;
  /** Statement of a new key. */
  readonly key: string | undefined;
  /** Key of the subject whose salt is destroyed. */
  readonly erased: string | undefined;
}

/** A change that adds no record, but for what is stated. */
export function smallChange(before: LogState, after: Partial<LogState>, change: Partial<Changes>): Changes {
  return {
    before,
    after: { ...before, ...after, version: before.version + 1 },
    records: [],
    subjects: [],
    nodes: [],
    head: undefined,
    key: undefined,
    erased: undefined,
    ...change,
  };
}
