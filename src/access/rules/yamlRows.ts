import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { rulesInvalid } from './finding.ts';

/** Rows of a file of rules, and the place of each value in it. */
export interface YamlRows<Row> {
  readonly rows: readonly Row[];
  /** `purposes.yaml:42`, by the path of a value within its row. */
  readonly place: (row: number, ...path: readonly (string | number)[]) => string;
}

/** Aliases that a file may unfold to (count): a small file must not become a large one. */
const MAX_ALIASES = 1_000;

/**
 * Reads the list `key` of a YAML file.
 *
 * - throws `ACCESS_RULES_INVALID` with the line of everything that is not as `schema` says
 */
export function readRows<Schema extends z.ZodType>(
  { file, text }: { readonly file: string; readonly text: string },
  key: string,
  schema: Schema,
): YamlRows<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const place = (path: readonly (string | number)[]) => `${file}:${String(lineOf(document, lines, path))}`;
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    const problem = broken.message.split('\n')[0] ?? 'unreadable';
    throw rulesInvalid([{ where: `${file}:${String(line)}`, problem }], broken);
  }
  const content: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
  const listed: unknown = isMap(document.contents) ? (content as Readonly<Record<string, unknown>>)[key] : undefined;
  if (!Array.isArray(listed)) throw rulesInvalid([{ where: `${file}:1`, problem: `there is no list ${key}` }]);
  const parsed = listed.map((row) => schema.safeParse(row));
  const findings = parsed.flatMap(({ error }, row) =>
    (error?.issues ?? []).map(({ path, message }) => {
      const known = path.filter((step) => typeof step !== 'symbol');
      return { where: place([key, row, ...known]), problem: [...known, message].join(': ') };
    }),
  );
  if (findings.length > 0) throw rulesInvalid(findings);
  return {
    rows: parsed.flatMap(({ data }) => (data === undefined ? [] : [data])),
    place: (row, ...path) => place([key, row, ...path]),
  };
}

/** The line (from 1) of a value, or of what is nearest above it. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
