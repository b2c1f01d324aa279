/** A stretch of SQL text: code, or something whose inside is not code (string, quoted name, comment). */
export interface SqlPart {
  readonly kind: 'code' | 'string' | 'name' | 'comment';
  readonly text: string;
}

const PATTERN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[^'"\-/]+|[-/'"]/g;

/** Divides SQL so that rewriting touches code alone. An unclosed quote is left as code, for the parser to refuse. */
export function scanSql(sql: string): SqlPart[] {
  return (sql.match(PATTERN) ?? []).map((text) => ({ kind: kindOf(text), text }));
}

function kindOf(text: string): SqlPart['kind'] {
  if (text.length > 1 && text.startsWith("'")) return 'string';
  if (text.length > 1 && text.startsWith('"')) return 'name';
  if (text.startsWith('--') || text.startsWith('/*')) return 'comment';
  return 'code';
}
