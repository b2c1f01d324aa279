import { complement, type CharSet } from './charSet.ts';
import { separatorOf, type Shape } from './shapes.ts';

/**
 * A shape as SQLite asks for it, of an expression that gives a text.
 *
 * - `quote`: a text as a literal
 * - from: sqlite.org, "SQL As Understood By SQLite", GLOB
 */
export function globOf(shape: Shape, of: string, quote: (text: string) => string): string {
  const separator = separatorOf(shape);
  if (separator !== undefined) return apart(shape, separator, of, quote);
  const at = shape.runs.findIndex(({ least, most }) => least !== most);
  if (at === -1) {
    const inner = shape.runs.map(({ set, least }) => globClass(set).repeat(least)).join('');
    return `${of} glob ${quote(`${shape.isFromStart ? '' : '*'}${inner}${shape.isToEnd ? '' : '*'}`)}`;
  }
  const run = shape.runs[at];
  if (run === undefined) return 'false';
  const head = fixed(shape.runs.slice(0, at));
  const tail = fixed(shape.runs.slice(at + 1));
  const around = head.length + tail.length;
  const middle = `substr(${of}, ${head.length + 1}, length(${of}) - ${around})`;
  return [
    `length(${of}) >= ${around + run.least}`,
    ...(run.most === Infinity ? [] : [`length(${of}) <= ${around + run.most}`]),
    ...(head.length === 0 ? [] : [`${of} glob ${quote(`${head.glob}*`)}`]),
    ...(tail.length === 0 ? [] : [`${of} glob ${quote(`*${tail.glob}`)}`]),
    `${middle} not glob ${quote(`*${globClass(complement(run.set))}*`)}`,
  ].join(' and ');
}

/** Each side of a separator by itself. */
function apart({ runs, ...ends }: Shape, separator: number, of: string, quote: (text: string) => string): string {
  const character = quote(String.fromCodePoint(runs[separator]?.set[0]?.[0] ?? 0));
  const place = `instr(${of}, ${character})`;
  const before = globOf({ ...ends, runs: runs.slice(0, separator) }, `substr(${of}, 1, ${place} - 1)`, quote);
  const after = globOf({ ...ends, runs: runs.slice(separator + 1) }, `substr(${of}, ${place} + 1)`, quote);
  return `${place} > 0 and ${before} and ${after}`;
}

function fixed(runs: Shape['runs']): { readonly glob: string; readonly length: number } {
  return {
    glob: runs.map(({ set, least }) => globClass(set).repeat(least)).join(''),
    length: runs.reduce((sum, { least }) => sum + least, 0),
  };
}

/** A class of GLOB: `]` is a character where it comes first, `-` where it comes last, `^` where it does not come first. */
export function globClass(set: CharSet): string {
  const codes = set.map(([from, to]) => [Math.max(1, from), to] as const).filter(([from, to]) => from <= to);
  const [first] = codes;
  if (codes.length === 0 || first === undefined) return '[^\u0001-\u{10ffff}]';
  if (codes.length === 1 && first[0] === first[1]) return oneCharacter(first[0]);
  const special = new Set([0x5d, 0x2d, 0x5e]);
  const has = (code: number) => codes.some(([from, to]) => from <= code && code <= to);
  const parts = codes.flatMap(([from, to]) => withoutSpecial(from, to, special)).map(rangeText);
  if (parts.length === 0 && !has(0x5d)) return '[-^]';
  // A range in front keeps `^` from negating; where there is none, `]` or the character itself does.
  return `[${has(0x5d) ? ']' : ''}${parts.join('')}${has(0x5e) ? '^' : ''}${has(0x2d) ? '-' : ''}]`;
}

function withoutSpecial(
  from: number,
  to: number,
  special: ReadonlySet<number>,
): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (const code of [...special].toSorted((one, other) => one - other)) {
    if (code < start || code > to) continue;
    if (code > start) parts.push([start, code - 1]);
    start = code + 1;
  }
  return start > to ? parts : [...parts, [start, to]];
}

function rangeText([from, to]: readonly [number, number]): string {
  const [one, other] = [String.fromCodePoint(from), String.fromCodePoint(to)];
  return from === to ? one : `${one}-${other}`;
}

function oneCharacter(code: number): string {
  const character = String.fromCodePoint(code);
  return '*?['.includes(character) ? `[${character}]` : character;
}
