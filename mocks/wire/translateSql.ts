import { scanSql } from './sqlScan.ts';

/** A client's statement in SQLite's words. */
export interface TranslatedSql {
  readonly sql: string;
  /** Highest parameter number (count of parameters). */
  readonly parameters: number;
  /** Several statements in one text, divided by semicolons outside of quotes. */
  readonly statements: readonly string[];
}

/**
 * Turns the PostgreSQL that query builders write into SQLite's: `$1` to `?1`, and `(a, b) in ((…), (…))` to its
 * `values` form. Everything else that both understand stays as it is.
 */
export function translateSql(sql: string): TranslatedSql {
  let parameters = 0;
  const statements: string[] = [''];
  for (const { kind, text } of scanSql(sql)) {
    if (kind === 'comment') continue;
    const [first = '', ...more] = kind === 'code' ? text.split(';') : [text];
    statements.push((statements.pop() ?? '') + first, ...more);
  }
  const translated = statements
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .map((statement) =>
      scanSql(statement).map(({ kind, text }) =>
        kind === 'name' ? bracketed(text) : kind === 'code' ? withMarks(text) : text,
      ),
    )
    .map((parts) => parts.join('').replaceAll(/\)\s+in\s*\(\s*\(\s*(?=\?)/gi, ') in (values ('));
  return { sql: translated[0] ?? '', parameters, statements: translated };

  function withMarks(code: string): string {
    return code.replaceAll(/\$(\d+)/g, (_all, number: string) => {
      parameters = Math.max(parameters, Number(number));
      return `?${number}`;
    });
  }
}

/** SQLite takes an unknown `"name"` for a string and answers with it; in brackets it can only be a name. */
function bracketed(name: string): string {
  const inner = name.slice(1, -1);
  return inner.includes(']') || inner.includes('"') ? name : `[${inner}]`;
}
