/** Where the log is kept and how; `docs/configuration.md` explains each. */
export interface AuditSettings {
  readonly store: 'sqlite' | 'postgres';
  /** SQLite's file. */
  readonly file: string;
  /** Address of the PostgreSQL database; with `postgres` only. */
  readonly url?: string | undefined;
  /** File of the signing key and the secret of the index of subjects; made at the first start. */
  readonly keyFile: string;
  /** A head is signed after so many records, or so many seconds when there was one. */
  readonly headEveryRecords: number;
  readonly headEverySeconds: number;
  /** Longest wait of an answer for its record (milliseconds). */
  readonly timeoutMs: number;
  /** Most answers that wait for their record (count). */
  readonly queueLimit: number;
  /** Limit to SQLite's file (pages of 4 kB), for operators with a quota. */
  readonly mostPages?: number | undefined;
  /** Records that wait for SQLite's index of persons (count); some thousands when left out. */
  readonly indexWaits?: number | undefined;
}
