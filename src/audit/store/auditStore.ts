import type { Changes } from './changes.ts';
import type { LogState } from './logState.ts';

/** A subject that the log knows. */
export interface KnownSubject {
  readonly number: number;
  /** Base64url. */
  readonly commitment: string;
}

/** What was found of subjects, and how many the log had when it was looked up: all later ones are above that number. */
export interface FoundSubjects {
  readonly byKey: ReadonlyMap<string, KnownSubject>;
  readonly subjects: number;
  readonly erasures: number;
}

/** A turn at writing. It ends by `commit` or `abandon`. */
export interface WriteTurn {
  readonly state: LogState;
  findSubjects(keys: readonly string[]): Promise<FoundSubjects>;
  /** Positions of records that are in the log, by identifier; those that are not are left out. */
  findRecords(recordIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Writes durably, all or nothing. False: another process has written in between and nothing was done. When it rejects,
   * nobody knows whether it was done; `findRecords` of the next turn tells.
   */
  commit(changes: Changes): Promise<boolean>;
  abandon(): Promise<void>;
}

/** Where a log is kept. Failures are the driver's errors, and `GatewayError`s for what an operator must mend. */
export interface AuditStore {
  /** For error messages: which store this is, without passwords. */
  readonly name: string;
  /** Begins a turn; connects, and makes the tables of a new log, when it has not been done yet. */
  begin(): Promise<WriteTurn>;
  /** As in a turn, but without one: what is found may be old. */
  findSubjects(keys: readonly string[]): Promise<FoundSubjects>;
  /**
   * Takes a step in the index of persons, no turn being under way: it may be written later than the records it tells of.
   * Gives whether another step is due. A failure leaves the index as it was before the step.
   */
  indexPersons(): Promise<boolean>;
  /** Whether a failure may end by itself (store not reached, disk full), so that it is worth waiting. */
  isPassing(error: unknown): boolean;
  /** Clears away what a destroyed salt has left behind in the store's own files, as far as the store can. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
