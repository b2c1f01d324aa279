import { describe, expect, test } from '@jest/globals';
import knex, { type Knex } from 'knex';
import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { groupMeasures } from '../../src/quality/plan/groupMeasures.ts';
import { plansOf, profileTable, type AskEngine } from '../../src/quality/profileSource.ts';
import { rowCounter } from '../../src/quality/rowByRow.ts';
import { mariadbDialect } from '../../src/quality/sql/mariadbDialect.ts';
import { databaseAddresses } from '../support/databaseAddresses.ts';
import { countsOf, surroundings } from './support/aWorldsMeasures.ts';

const { settings } = surroundings;
const { reachable, isCi } = await databaseAddresses();
const server = reachable.find(({ engine }) => engine === 'MariaDB');
const database = `lienthong_test_collations_${process.pid}`;

/** A register that tells its keys apart by case and by a space at the end, as its own collation would not. */
const binding: TypeBinding = {
  table: 'nguoi_nop_thue',
  keys: ['taxCode'],
  asOf: 'cap_nhat_luc',
  fields: {
    taxCode: 'mst',
    taxpayerKind: { column: 'loai_nnt', codes: { CN: '1', HKD: '2' } },
    taxpayerName: 'ten_nnt',
    taxpayerStatus: 'trang_thai',
    taxRegistrationDate: 'ngay_dang_ky',
  },
};
const columns = ['mst', 'loai_nnt', 'ten_nnt', 'trang_thai', 'ngay_dang_ky', 'cap_nhat_luc'];
const rows = [
  ['0100109106', 'CN', 'Nguyễn Thị Hòa', '00', '2020-02-29', '2026-11-01 08:00:00'],
  ['0100109106 ', 'cn', 'NGUYEN THI HOA', '10', '2021-03-01', '2026-11-01 08:00:00'],
  ['0100109106\n', 'CN ', "N\\A '?' \\", '00 ', '2020-01-01', '1999-11-01 08:00:00'],
  ['a100109106', 'HKD', 'n/a', '0', null, '2026-11-01 08:00:00'],
  ['A100109106', 'hkd\t', 'N/A', 'ａ', null, null],
  ['0100109107', '', 'Hoà\u0301 ', '', '0001-01-01', '2026-11-01 08:00:00'],
  ['0100109107', null, null, null, '1999-12-31', '2026-11-01 08:00:00'],
] as const;

/** Ways in which a server can be set that change what statements mean. */
const ways = [
  "set session sql_mode = ''",
  "set session sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,ONLY_FULL_GROUP_BY'",
  "set session sql_mode = 'TRADITIONAL,HIGH_NOT_PRECEDENCE', default_regex_flags = 'EXTENDED,MULTILINE,UNGREEDY'",
  "set names utf8mb4 collate 'utf8mb4_unicode_ci'",
];

test('MariaDB was asked, if this machine should have it', () => {
  if (server === undefined) console.warn('Not run here: MariaDB.');
  expect(isCi && server === undefined).toBe(false);
});

describe.each(server === undefined ? [] : ['utf8mb4_general_ci', 'utf8mb4_unicode_nopad_ci', 'utf8mb4_bin'])(
  'in a table of collation %s',
  (collation) => {
    test.each(ways)('by %s, counts are those of counting row by row', async (way) => {
      const engine = knex(server?.settings ?? {});
      const door = knex({ ...server?.settings, pool: { min: 0, max: 1, afterCreate: afterStatement(way) } });
      try {
        await engine.raw('create database ??', [database]);
        await fill(engine, collation);
        const [plan] = plansOf({ types: { Taxpayer: { ...binding, table: 'nguoi_nop_thue' } } }, surroundings);
        if (plan === undefined) throw new Error('Expected the plan of a table.');
        const ask: AskEngine = async (sql) => {
          const [found] = (await door.raw(sql)) as [Awaited<ReturnType<AskEngine>>];
          return found;
        };
        await ask(`use ${database}`);
        const measure = await profileTable(plan, { settings, dialect: mariadbDialect, ask, withExamples: true });
        const counter = rowCounter(plan.measures, plan.repetitions, groupMeasures(plan.measures, settings));
        for (const row of rows) counter.add(Object.fromEntries(row.map((value, at) => [columns[at] ?? '', value])));
        expect(countsOf(measure)).toEqual(countsOf(counter.counts()));
        expect(measure.rules.filter(({ failed }) => failed > 0).length).toBeGreaterThan(5);
        expect(measure.rules.flatMap(({ examples }) => examples ?? [])).toContain('9999999999 ');
      } finally {
        await engine.raw('drop database if exists ??', [database]);
        await Promise.all([engine.destroy(), door.destroy()]);
      }
    });
  },
);

/** Keys and dates in types of their own; the code in an alphabet of its own. */
async function fill(engine: Knex, collation: string): Promise<void> {
  await engine.raw(
    `create table ${database}.nguoi_nop_thue (mst varchar(20), loai_nnt varchar(9) character set latin1, ten_nnt text,
      trang_thai varchar(9), ngay_dang_ky date, cap_nhat_luc datetime) character set utf8mb4 collate ${collation}`,
  );
  const table = () => engine.withSchema(database).table('nguoi_nop_thue');
  for (const row of rows) await table().insert(Object.fromEntries(row.map((value, at) => [columns[at] ?? '', value])));
}

function afterStatement(statement: string) {
  return (connection: { query: (sql: string, done: (error: Error | null) => void) => void }, done: () => void): void =>
    connection.query(statement, () => done());
}
