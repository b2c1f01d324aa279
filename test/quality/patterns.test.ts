import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import knex, { type Knex } from 'knex';
import { Kind } from 'graphql';
import type { Condition, Operand } from '../../src/model/rules/condition.ts';
import { matches, oneOf, sooner, text } from '../../src/model/rules/condition.ts';
import { overColumns } from '../../src/model/rules/overColumns.ts';
import { compileCondition, compileOperand } from '../../src/model/rules/compileCondition.ts';
import { scalarConditions } from '../../src/model/rules/scalarConditions.ts';
import { PLACEHOLDERS } from '../../src/model/rules/placeholders.ts';
import { NEAR_TEXTS } from '../model/support/nearTexts.ts';
import { conditionSql, operandSql } from '../../src/quality/sql/conditionSql.ts';
import type { SqlDialect } from '../../src/quality/sql/dialect.ts';
import { mariadbDialect } from '../../src/quality/sql/mariadbDialect.ts';
import { postgresDialect } from '../../src/quality/sql/postgresDialect.ts';
import { sqliteDialect } from '../../src/quality/sql/sqliteDialect.ts';
import { databaseAddresses } from '../support/databaseAddresses.ts';
import { surroundings } from './support/aWorldsMeasures.ts';

const column: Operand = { kind: 'field', name: 'c' };

/** Every condition of every scalar, every format of an element, and the shapes that patterns of others may have. */
const conditions: readonly (readonly [string, Condition])[] = [
  ...surroundings.dictionary.document.definitions
    .flatMap((definition) => (definition.kind === Kind.SCALAR_TYPE_DEFINITION ? [definition.name.value] : []))
    .flatMap((name) =>
      Object.entries(scalarConditions(name, surroundings)).map(
        ([code, condition]) => [`${name} ${code}`, condition] as const,
      ),
    ),
  ...[...new Set([...surroundings.dictionary.elements.values()].map(({ format }) => format ?? ''))]
    .filter((format) => format.startsWith('^'))
    .map((format) => [format, matches(format)] as const),
  ...[
    PLACEHOLDERS,
    '^[A-Z]+-?[0-9]{1,3}$',
    '^[A-Za-z]+@[a-z]+\\.[a-z]{2,3}$',
    '^(?:ab|a.c)?x{2}$',
    '^[^0-9]*$',
    '[-\\]^]',
    '^[*?[]+$',
    '^\\s|\\s$| {2}',
  ].map((pattern) => [pattern, matches(pattern)] as const),
  ['composed', { kind: 'composed', of: { kind: 'value' } }],
];

const TEXTS: readonly string[] = [
  ...NEAR_TEXTS,
  ...['N/A', 'n/a-0100109106', 'không rõ', 'KHÔNG RÕ', 'xxx', '00000000', '1234567890', '-', '???', 'Xx', '11111111'],
  ...[
    'AB-12',
    'A1',
    'an@vi.vn',
    'abxx', // cspell:ignore abxx
    'a.cxx',
    'xx',
    '[',
    ']',
    '^',
    '-',
    '*?[',
    'a]b',
    "it's",
    'Số 1',
    'Số 1'.normalize('NFD'),
  ],
  ...[
    'Nguyễn Thị Hòa',
    'NGUYỄN THỊ HOÀ',
    'Đặng  Văn',
    ' An ',
    'an\tb',
    '\u00a0an',
    'q\u0300',
    'ạ\u0302',
    'Ỹ'.normalize('NFD'),
  ],
  ...['A\n', '12\n', '\\', 'a\\?'],
];

/** Texts as slips of the pen make them, of characters that databases hold. */
const slips = fc.sample(
  fc
    .tuple(
      fc.constantFrom(...TEXTS),
      fc.nat(20),
      fc.constantFrom('', '0', 'x', '-', ' ', '.', 'Đ', '\u0301', '@', '^', ']'),
      fc.nat(2),
    )
    .map(([text, place, insert, cut]) => text.slice(0, place) + insert + text.slice(place + cut)),
  { numRuns: 400, seed: 3 },
);
const texts = [...new Set([...TEXTS, ...slips])].filter((text) => !/\p{Cs}/u.test(text));

const { reachable, absent, isCi } = await databaseAddresses();
const dialects: Partial<Record<string, SqlDialect>> = {
  SQLite: sqliteDialect,
  PostgreSQL: postgresDialect,
  MariaDB: mariadbDialect,
};
const engines = reachable.flatMap(({ engine, settings }) => {
  const dialect = dialects[engine];
  return dialect === undefined ? [] : [{ engine, dialect, settings }];
});

test('every engine that this machine should have was asked', () => {
  if (absent.length > 0) console.warn(`Not run here: ${absent.join(', ')}.`);
  expect(isCi ? absent.filter((engine) => engine in dialects) : []).toEqual([]);
});

describe.each(engines)('in $engine', ({ engine, dialect, settings }) => {
  const database: Knex = knex(settings);
  afterAll(() => database.destroy());

  /** What an expression over the column `c` gives for every text. */
  async function valuesOf(sql: string, of: readonly string[] = texts): Promise<readonly unknown[]> {
    const values: unknown[] = [];
    for (let from = 0; from < of.length; from += 200) {
      const rows = of
        .slice(from, from + 200)
        .map((text, at) => `select ${from + at} as n, ${dialect.literal(text)} as c`)
        .join(' union all ');
      const answer = (await database.raw(`select ${sql} as v from (${rows}) as t order by n`)) as unknown;
      values.push(...rowsOf(answer).map(({ v }) => v));
    }
    return values;
  }

  test.each(conditions.map(([name, condition]) => ({ name, condition })))(
    '$name is what it is in the gateway',
    async ({ condition }) => {
      const stored = overColumns(condition, { value: column, field: () => undefined });
      const holds = compileCondition(stored);
      const inEngine = await valuesOf(`case when ${conditionSql(stored, dialect)} then 1 else 0 end`);
      const differing = texts.filter((text, at) => (Number(inEngine[at]) === 1) !== holds(null, { c: text }));
      expect(differing).toEqual([]);
    },
  );

  test.each<readonly [string, Operand]>([
    ['trimmed', { kind: 'trimmed', of: column }],
    ['head', { kind: 'head', of: column, separator: '-' }],
    ['tail', { kind: 'tail', of: column, separator: '-' }],
    ['slice', { kind: 'slice', of: column, from: 3, length: 4 }],
  ])('a text is %s as in the gateway', async (_, operand) => {
    const read = compileOperand(operand);
    const inEngine = await valuesOf(operandSql(operand, dialect));
    expect(inEngine).toEqual(texts.map((text) => read(null, { c: text })));
  });

  const chosen: Operand = { kind: 'chosen', cases: [{ when: matches('^', column), then: text('CA_NHAN') }] };
  test.each<readonly [string, Condition]>([
    ['another case in a list', oneOf(['ca_nhan', 'CA_NHAN '], chosen)],
    ['the same in a list', oneOf(['CA_NHAN'], chosen)],
    ['another case', { kind: 'same', one: chosen, other: text('Ca_nhan') }],
    ['a space at the end', { kind: 'same', one: chosen, other: text('CA_NHAN ') }],
    ['what is sooner by its code points', sooner(text('Z'), text('a'))],
    ['what is later by its code points', sooner(text('a'), text('Z'))],
  ])('texts that come from no column are told apart: %s', async (_, condition) => {
    const inEngine = await valuesOf(`case when ${conditionSql(condition, dialect)} then 1 else 0 end`, ['x']);
    expect(inEngine.map(Number)).toEqual([Number(compileCondition(condition)(null, { c: 'x' }))]);
  });

  // Marks between, out of order, and characters that are always written otherwise: beyond what GLOBs can ask for.
  const rare = ['a\u0323\u0301', 'a\u0330\u0301', 'q\u0301\u0323', 'q\u0323\u0301', '\u212b', 'a\u0340', 'ế', '\u1ebf'];
  (engine === 'SQLite' ? test.skip : test)('rare ways not to be composed are seen', async () => {
    const composed = conditionSql({ kind: 'composed', of: column }, dialect);
    const inEngine = await valuesOf(`case when ${composed} then 1 else 0 end`, rare);
    expect(inEngine.map(Number)).toEqual(rare.map((text) => Number(text.normalize('NFC') === text)));
  });

  test('names are folded as in the gateway', async () => {
    const names = [
      'Nguyễn Thị Hòa',
      'nguyễn  thị hoà',
      'NGUYỄN THỊ HOÀ'.normalize('NFD'),
      "Đặng Y-B'lơm",
      'Ỹ Ng. Ữu (Ẩn)',
    ];
    const folded = compileOperand({ kind: 'folded', of: column });
    for (const name of names) {
      const sql = operandSql({ kind: 'folded', of: { kind: 'text', text: name } }, dialect);
      expect(rowsOf(await database.raw(`select ${sql} as v`))[0]?.v).toBe(folded(null, { c: name }));
    }
  });
});

/** Raw answers: rows alone (SQLite), in an object (PostgreSQL), beside the columns (MariaDB). */
function rowsOf(answer: unknown): readonly { readonly v: unknown }[] {
  if (!Array.isArray(answer)) return (answer as { rows: { v: unknown }[] }).rows;
  return (Array.isArray(answer[0]) ? answer[0] : answer) as { v: unknown }[];
}
