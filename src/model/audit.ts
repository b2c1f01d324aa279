import type { Outcome } from './record.ts';
import type { SourceId } from './source.ts';

/**
 * One record: who asked what of whom, why, and what came of it; no value of any answer.
 *
 * From: Law on Data 60/2024, Article 17(10); NĐ 278/2025, Article 14.
 */
export interface AuditEntry {
  readonly requestId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly issuer?: string | undefined;
  readonly role?: string | undefined;
  readonly agency?: string | undefined;
  /** The officer's own identifier, which the law wants on the record (NĐ 70/2024). */
  readonly officer?: string | undefined;
  /** A citizen or representative who asks; written down as a commitment, as subjects are. */
  readonly callerPerson?: string | undefined;
  readonly organisation?: string | undefined;
  readonly purpose?: string | undefined;
  readonly basis?: string | undefined;
  readonly caseId?: string | undefined;
  /** Reason of an emergency access; its presence marks the record for review. */
  readonly emergency?: string | undefined;
  readonly operationHash?: string | undefined;
  readonly operationName?: string | undefined;
  /** Personal identifiers; written down as salted commitments only. */
  readonly persons: readonly string[];
  /** Tax codes of organisations. */
  readonly organisations: readonly string[];
  /** Coordinates of the elements answered. */
  readonly elements: readonly string[];
  readonly refused: readonly string[];
  readonly sources: readonly SourceId[];
  readonly outcome: Outcome;
  readonly errorCodes: readonly string[];
  /** Length of the data (bytes). */
  readonly bytes: number;
  /** Months for which it is kept (at least 6). */
  readonly retentionMonths: number;
  /** Until this time it is not shown to its subjects (lawful embargo), ISO 8601. */
  readonly embargoUntil?: string | undefined;
}

/** Where a record stands in the log. */
export interface AuditReceipt {
  /** Identifier of the record: UUID version 7. */
  readonly recordId: string;
  /** Position in the log, from 0. */
  readonly index: number;
}

/** The log. An entry is durable when `append` resolves; it rejects with `AUDIT_UNAVAILABLE` when it cannot be made so. */
export interface AuditLog {
  append(entry: AuditEntry): Promise<AuditReceipt>;
  readonly reader: AuditReader;
  close(): Promise<void>;
}

/** A record as it is shown: what stands in the log, without commitments. */
export interface ShownRecord extends Omit<AuditEntry, 'persons' | 'organisations' | 'callerPerson'> {
  readonly recordId: string;
  readonly index: number;
  /** Subjects (count). */
  readonly personCount: number;
}

export interface RecordPage {
  readonly records: readonly ShownRecord[];
  /** To be given as `after` for the next page; absent on the last. */
  readonly next?: string;
}

/** A number of records of one group. */
export interface RecordCount {
  readonly key: string;
  readonly requests: number;
  /** Different subjects (count). */
  readonly persons: number;
  readonly refused: number;
}

/** An hour in which one caller asked about many. */
export interface UnusualHour {
  readonly agency?: string;
  readonly officer?: string;
  /** Who is no officer: the organisation, or the commitment of the person. */
  readonly speaker?: string;
  readonly issuer?: string;
  /** Its begin, ISO 8601. */
  readonly hour: string;
  /** Different subjects (count). */
  readonly persons: number;
}

/** What may be asked of the log. Times are ISO 8601, the end not included. */
export interface AuditReader {
  /**
   * Records that tell of a person, newest first, each once; those under embargo at `now` are left out.
   *
   * - `numbers`: all personal identifiers under which the person may stand there
   */
  ofPerson(
    numbers: readonly string[],
    page: { readonly first: number; readonly after?: string; readonly now: string },
  ): Promise<RecordPage>;
  /** Records about a person that are under embargo at `now` (count). */
  embargoed(personalId: string | undefined, now: string): Promise<number>;
  countBy(
    group: 'agency' | 'purpose' | 'officer',
    span: { readonly from: string; readonly to: string },
  ): Promise<readonly RecordCount[]>;
  /** Callers with more than `limit` subjects within one hour of the clock. */
  unusual(limit: number, span: { readonly from: string; readonly to: string }): Promise<readonly UnusualHour[]>;
  /** Records of emergency access, newest first. */
  emergencies(page: { readonly first: number; readonly after?: string }): Promise<RecordPage>;
}
