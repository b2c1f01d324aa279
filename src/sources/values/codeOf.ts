/**
 * The code of a driver's or the system's error: `ECONNREFUSED`, SQLSTATE, `ER_…`, `SQLITE_…`, `UND_ERR_…`; empty without one.
 * Unlike the message it never holds a value, so it may go into a log.
 */
export function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
