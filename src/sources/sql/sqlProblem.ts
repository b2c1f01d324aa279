import { codeOf } from '../values/codeOf.ts';

/** What went wrong with a statement, told apart as far as it matters to a reader of the answer. */
export type SqlProblem =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'table' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'slow' }
  | { readonly kind: 'statement' }
  | { readonly kind: 'unreachable' };

const undefinedColumn = new Set(['42703', 'ER_BAD_FIELD_ERROR']);
const undefinedTable = new Set(['42P01', 'ER_NO_SUCH_TABLE', '3F000']);
const refused = new Set([
  '42501',
  '28000',
  '28P01',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_COLUMNACCESS_DENIED_ERROR',
  'ER_ACCESS_DENIED_ERROR',
  'SQLITE_AUTH',
]);
const slow = new Set(['57014', 'ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT']);
/** SQLSTATE classes 08 (connection), 53 (resources), 57P (shut down) and 58 (system). */
const unreachableState = /^(08|53|57P|58)/;
const sqlState = /^[0-9A-Z]{5}$/;

/**
 * - `columns`: those that the statement names; the engine's message tells which one is not there
 *
 * From: PostgreSQL manual, appendix A; MariaDB error codes; SQLite result codes.
 */
export function sqlProblemOf(error: unknown, columns: readonly string[]): SqlProblem {
  const code = codeOf(error);
  const message = nativeMessage(error);
  if (undefinedColumn.has(code) || (code === 'SQLITE_ERROR' && message.includes('no such column'))) {
    const column = columns.find((name) => namesColumn(message, name));
    return column === undefined ? { kind: 'statement' } : { kind: 'column', column };
  }
  if (undefinedTable.has(code) || (code === 'SQLITE_ERROR' && message.includes('no such table')))
    return { kind: 'table' };
  if (refused.has(code)) return { kind: 'refused' };
  if (slow.has(code)) return { kind: 'slow' };
  if (unreachableState.test(code)) return { kind: 'unreachable' };
  const isFromEngine = sqlState.test(code) || code.startsWith('ER_') || code === 'SQLITE_ERROR';
  return { kind: isFromEngine ? 'statement' : 'unreachable' };
}

/** knex puts the statement before the engine's own words, ` - ` between; SQLite's own words can hold ` - ` too. */
function nativeMessage(error: unknown): string {
  // Errors of a native driver need not be instances of this realm's Error.
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  const ofSqlite = message.indexOf('SQLITE_');
  return message.slice(ofSqlite === -1 ? message.lastIndexOf(' - ') + 1 : ofSqlite);
}

function namesColumn(message: string, column: string): boolean {
  return message.split(/[^\p{L}\p{N}_$]+/u).includes(column);
}
