import type { ErrorCode } from '../../../src/errors/catalogue/index.ts';
import { FieldFailure } from '../../../src/model/fieldFailure.ts';
import { buildScalarRegistry } from '../../../src/model/scalars/buildScalarRegistry.ts';
import { recordIssues } from '../../../src/model/scalars/recordIssues.ts';
import type { ColumnBinding, FieldBinding, TypeBinding } from '../../../src/model/typeBinding.ts';
import { compileCodec } from '../../../src/sources/values/codec.ts';
import { surroundings } from './aWorldsMeasures.ts';

const registry = buildScalarRegistry(surroundings.dictionary);

/** What the gateway's own codecs and scalars say, and the rule that says the same. */
const RULES: Partial<Record<ErrorCode, string>> = {
  SOURCE_CODE_UNKNOWN: 'DATA-CODE',
  SOURCE_VALUE_INVALID: 'DATA-FORMAT',
  CODE_UNKNOWN: 'DATA-CODE',
  SCALAR_MALFORMED: 'DATA-FORMAT',
  TAX_CODE_CHECK_DIGIT: 'DATA-CHECKSUM',
  DATE_IMPOSSIBLE: 'DATA-DATE-IMPOSSIBLE',
  SCALAR_OUT_OF_RANGE: 'DATA-RANGE',
  PERSONAL_ID_PREFIX_UNKNOWN: 'DATA-IDENTIFIER',
  PERSONAL_ID_CENTURY_UNKNOWN: 'DATA-IDENTIFIER',
  CERTIFICATE_SERIAL_UNUSUAL: 'DATA-SERIAL',
  CERTIFICATE_SERIAL_NORMALISED: 'DATA-SERIAL',
  SCALAR_TEXT_NORMALISED: 'DATA-NFC',
  SCALAR_TEXT_UNREADABLE: 'DATA-UNREADABLE',
  PERSONAL_ID_SEX_DIFFERS: 'DATA-IDENTIFIER-SEX',
  PERSONAL_ID_BIRTH_YEAR_DIFFERS: 'DATA-IDENTIFIER-YEAR',
};

/**
 * Counts what the gateway would find wrong or odd in answering these rows: by its codecs and scalars, which know nothing
 * of conditions. Keys are `Person.sex DATA-CODE`; each row counts once.
 */
export function asTheGatewayReads(
  type: string,
  binding: TypeBinding,
  rows: readonly Readonly<Record<string, unknown>>[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const readers = readersOf(type, binding.fields);
  for (const row of rows) {
    const found = new Set<string>();
    const record: Record<string, unknown> = {};
    for (const { path, scalar, read } of readers) {
      const value = read(row);
      if (value === null) continue;
      record[path.slice(type.length + 1)] = value;
      for (const code of codesOf(value, scalar)) if (RULES[code] !== undefined) found.add(`${path} ${RULES[code]}`);
    }
    for (const { code } of recordIssues(type, record)) found.add(`${type}.personalId ${RULES[code] ?? ''}`);
    for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function codesOf(value: unknown, scalar: string): readonly ErrorCode[] {
  if (value instanceof FieldFailure) return [value.code as ErrorCode];
  const result = registry.get(scalar)?.serialise(value);
  if (result === undefined) return [];
  return result.ok ? result.warnings.map(({ code }) => code) : [result.reason.code];
}

interface Reader {
  readonly path: string;
  readonly scalar: string;
  readonly read: (row: Readonly<Record<string, unknown>>) => unknown;
}

function readersOf(type: string, fields: Readonly<Record<string, FieldBinding>>, path = type): readonly Reader[] {
  return Object.entries(fields).flatMap(([name, bound]): readonly Reader[] => {
    if (typeof bound === 'object' && 'parts' in bound) return readersOf(bound.value, bound.parts, `${path}.${name}`);
    if (typeof bound === 'object' && ('columns' in bound || bound.separator !== undefined)) return [];
    const column: ColumnBinding = typeof bound === 'string' ? { column: bound } : bound;
    const codec = compileCodec(column, 'test', `${type}.${name}`);
    const scalar = surroundings.dictionary.elements.get(`${type}.${name}`)?.type.replace(/[[\]!]/g, '') ?? '';
    return [{ path: `${path}.${name}`, scalar, read: (row) => codec.decode(row[column.column] ?? null) }];
  });
}
