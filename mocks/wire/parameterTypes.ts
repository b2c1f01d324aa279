import type { TypeOid } from './resultColumn.ts';

/** The type that a column of this name has in the ministry's tables; `undefined` where none has it. */
export type ColumnTypes = (column: string) => TypeOid | undefined;

const COMPARED = /\[?(\w+)\]?\s*(?:=|<>|!=|<=|>=|<|>|\blike\b|\bilike\b|\bbetween\b)\s*\?(\d+)/gi;
const REVERSED = /\?(\d+)\s*(?:=|<>|!=|<=|>=|<|>)\s*(?:\[?\w+\]?\.)?\[?(\w+)\]?/gi;
const LISTED = /\[?(\w+)\]?\s+(?:not\s+)?in\s*\(([^()]*\?\d+[^()]*)\)/gi;
const LIMITED = /\b(?:limit|offset)\s+\?(\d+)/gi;

/**
 * Guesses the types of parameters from the columns that they stand beside, as PostgreSQL would infer them, because
 * clients send everything as text. A parameter beside nothing known has no entry.
 *
 * - `sql`: in SQLite's words (`?1`)
 */
export function parameterTypes(sql: string, columns: ColumnTypes): ReadonlyMap<number, TypeOid> {
  const types = new Map<number, TypeOid>();
  const note = (parameter: string | undefined, type: TypeOid | undefined): void => {
    if (parameter !== undefined && type !== undefined) types.set(Number(parameter), type);
  };
  for (const [, column = '', parameter] of sql.matchAll(COMPARED)) note(parameter, columns(column));
  for (const [, parameter, column = ''] of sql.matchAll(REVERSED)) note(parameter, columns(column));
  for (const [, column = '', list = ''] of sql.matchAll(LISTED)) {
    for (const [, parameter] of list.matchAll(/\?(\d+)/g)) note(parameter, columns(column));
  }
  for (const [, parameter] of sql.matchAll(LIMITED)) note(parameter, 20);
  return types;
}

const WHOLE_NUMBER = /^-?(?:0|[1-9]\d{0,14})$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i;

/**
 * A parameter as SQLite should compare it. Without a known type a whole number is bound as a number: beside a text
 * column SQLite turns it into text again, beside an expression it compares as PostgreSQL would.
 */
export function boundValue(value: string | null, type: TypeOid | undefined): string | number | null {
  if (value === null || type === 25) return value;
  const isNumber = type === undefined ? WHOLE_NUMBER.test(value) : NUMBER.test(value);
  return isNumber ? Number(value) : value;
}
