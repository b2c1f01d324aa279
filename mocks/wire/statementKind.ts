/** What a ministry does with a statement; only `read` reaches its database. */
export type StatementKind =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read' }
  | { readonly kind: 'version' }
  | { readonly kind: 'show'; readonly name: string }
  | { readonly kind: 'begin' | 'commit' | 'rollback'; readonly tag: string }
  | { readonly kind: 'ignored'; readonly tag: string }
  | { readonly kind: 'write' };

const WRITING = new Set(
  'insert update delete merge create drop alter truncate grant revoke copy vacuum analyze reindex pragma attach detach replace lock call do'.split(
    ' ',
  ),
);

/** Sorts a statement by its first words; what writes or reaches outside of the database is refused. */
export function statementKind(sql: string): StatementKind {
  const words = sql.trim().toLowerCase();
  if (words === '') return { kind: 'empty' };
  if (/^select\s+(pg_catalog\.)?version\s*\(\s*\)/.test(words)) return { kind: 'version' };
  const first = /^\(?\s*(\w+)/.exec(words)?.[1] ?? '';
  switch (first) {
    case 'select':
    case 'with':
    case 'values':
      return { kind: 'read' };
    case 'show':
      return { kind: 'show', name: words.slice(4).trim() };
    case 'begin':
      return { kind: 'begin', tag: 'BEGIN' };
    case 'start':
      return { kind: 'begin', tag: 'START TRANSACTION' };
    case 'commit':
    case 'end':
      return { kind: 'commit', tag: 'COMMIT' };
    case 'rollback':
    case 'abort':
      return { kind: 'rollback', tag: 'ROLLBACK' };
    case 'set':
      return { kind: 'ignored', tag: 'SET' };
    case 'reset':
      return { kind: 'ignored', tag: 'RESET' };
    case 'discard':
      return { kind: 'ignored', tag: 'DISCARD ALL' };
    case 'deallocate':
      return { kind: 'ignored', tag: 'DEALLOCATE' };
    case 'savepoint':
      return { kind: 'ignored', tag: 'SAVEPOINT' };
    case 'release':
      return { kind: 'ignored', tag: 'RELEASE' };
    default:
      // What begins with no word of SQL goes to the parser, which says so.
      return WRITING.has(first) ? { kind: 'write' } : { kind: 'read' };
  }
}
