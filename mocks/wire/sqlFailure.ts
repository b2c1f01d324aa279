/** A failure of one statement: reported to the client, the connection lives on. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure';
  /** SQLSTATE, five characters. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** SQLite's complaints as PostgreSQL states them. Values never stand in them, only names. */
const TRANSLATIONS: readonly (readonly [pattern: RegExp, code: string, message: string])[] = [
  [/no such table: (\S+)/, '42P01', 'relation "$1" does not exist'],
  [/no such column: (\S+)/, '42703', 'column "$1" does not exist'],
  [/no such function: (\S+)/, '42883', 'function $1 does not exist'],
  [/ambiguous column name: (\S+)/, '42702', 'column reference "$1" is ambiguous'],
  [/syntax error|incomplete input|unrecognized token|row value misused/, '42601', 'syntax error'],
  [/readonly|read-only/, '25006', 'cannot execute the statement in a read-only transaction'],
  [/interrupt/, '57014', 'canceling statement due to user request'],
  [/too many|too big/, '54000', 'the statement is too large'],
];

export function translateSqliteError(error: unknown): SqlFailure {
  // The driver's errors come from native code and need not be instances of this realm's Error.
  const complaint = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  for (const [pattern, code, message] of TRANSLATIONS) {
    const match = pattern.exec(complaint);
    if (match !== null) return new SqlFailure(code, message.replace('$1', (match[1] ?? '').replace(/^\w+\./, '')));
  }
  return new SqlFailure('XX000', 'the database cannot answer');
}
