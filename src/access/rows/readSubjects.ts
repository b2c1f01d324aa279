import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { SubjectKind } from '../../model/rows.ts';

const kind = z.enum(['person', 'organisation', 'parcel', 'encounter', 'dossier', 'adminUnit']);

const subjectsFile = z.strictObject({
  scalars: z.record(z.string(), kind).default({}),
  types: z.record(
    z.string(),
    z.union([
      z.strictObject({ parent: z.literal(true) }),
      z.strictObject({ own: z.literal(true) }),
      z.record(z.string(), kind),
    ]),
  ),
});

/** What a file of subjects says, and where. */
export interface StatedSubjects {
  readonly scalars: Readonly<Record<string, SubjectKind>>;
  /**
   * Fields with their kinds, `parent` for a type whose objects belong to those in which they stand, or `own` for one of
   * which the gateway gives nobody any but their own, by the token.
   */
  readonly types: Readonly<Record<string, 'parent' | 'own' | Readonly<Record<string, SubjectKind>>>>;
  /** An error at a place of the file. */
  readonly wrong: (path: readonly string[], problem: string) => GatewayError;
}

/** Reads one file of subjects; throws `CONFIG_INVALID` with file and line of what is wrong. */
export function readSubjects(file: string): StatedSubjects {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const wrong = (path: readonly string[], problem: string) => {
    const line = lines.linePos(offsetOf(document, path)).line;
    return new GatewayError('CONFIG_INVALID', { where: `${file}:${line} ${path.join('.')}`.trim(), problem });
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new GatewayError('CONFIG_INVALID', { where: `${file}:${line}`, problem: broken.code });
  }
  const parsed = subjectsFile.safeParse(document.toJS());
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String) ?? [];
    const kinds = kind.options.join(', ');
    throw wrong(path, `a type is parent: true, own: true, or its fields with their kinds (${kinds})`);
  }
  const types = Object.entries(parsed.data.types).map(([name, stated]) => [
    name,
    isWord(stated) ? ('own' in stated ? 'own' : 'parent') : stated,
  ]);
  return { scalars: parsed.data.scalars, types: Object.fromEntries(types) as StatedSubjects['types'], wrong };
}

function isWord(stated: Readonly<Record<string, unknown>>): boolean {
  return Object.values(stated).includes(true);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GatewayError('CONFIG_INVALID', { where: file, problem: 'it cannot be read' }, { cause });
  }
}

/** Where the deepest part of a path that exists stands. */
function offsetOf(document: Document.Parsed, path: readonly string[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = (node as { readonly range?: readonly number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return 0;
}
