import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import knex, { type Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlBinding } from '../../src/model/binding.ts';
import { defaultLimits } from '../../src/sources/guard/limits.ts';
import { openDatabase } from '../../src/sources/sql/connections.ts';
import { databaseAddresses } from '../support/databaseAddresses.ts';
import { openTestSource, type TestSource } from './support/openTestSource.ts';

const sdl = `
  type Query { vehicle(plate: ID!): Vehicle }
  type Vehicle @key(fields: "plate") @key(fields: "frame year") {
    plate: ID! frame: String! year: Int! price: Int weight: Float registeredOn: String inspectedAt: String stolen: Boolean
    owner: Person inspections: [Inspection!] drivers: [Driver!] tags: [String!]
  }
  type Inspection { no: Int passed: Boolean vehicle: Vehicle }
  type Driver @key(fields: "licence") { licence: ID! vehicles: [Vehicle!] }
  type Person @key(fields: "personalId") { personalId: ID! vehicles: [Vehicle!] }
`;

const binding: SqlBinding = {
  id: 'vehicles',
  kind: 'sql',
  ministry: { vi: 'Thử', en: 'Test', agency: 'G99' },
  connection: { default: 'sqlite:none' },
  types: {
    Vehicle: {
      table: 'lt_xe',
      keys: ['plate', 'frame year'],
      fields: {
        plate: 'bien_so',
        frame: 'so_khung',
        year: { column: 'nam', format: 'integer' },
        price: { column: 'gia', format: 'integer' },
        weight: { column: 'khoi_luong', format: 'decimal' },
        registeredOn: { column: 'ngay_dk', format: 'date' },
        inspectedAt: { column: 'kiem_dinh_luc', format: 'localDateTime' },
        stolen: { column: 'mat_cap', format: 'flag' },
        tags: { column: 'nhan', separator: ';' },
      },
      relations: {
        owner: { to: 'Person', key: { personalId: 'chu_xe' } },
        inspections: {
          to: 'Inspection',
          on: { bien_so: 'bien_so' },
          list: true,
          orderBy: ['lan desc'],
          where: { huy: 0 },
        },
        drivers: {
          to: 'Driver',
          via: { table: 'lt_xe_tai_xe', on: { bien_so: 'bien_so' }, where: { den_ngay: null } },
          on: { gplx: 'gplx' },
          list: true,
          orderBy: ['gplx desc'],
        },
      },
    },
    Inspection: {
      table: 'lt_kiem_dinh',
      fields: { no: 'lan', passed: { column: 'dat', codes: { D: true, K: false } } },
      relations: { vehicle: { to: 'Vehicle', on: { bien_so: 'bien_so' } } },
    },
    Driver: { table: 'lt_tai_xe', keys: ['licence'], fields: { licence: 'gplx' } },
    Person: {
      keys: ['personalId'],
      fields: {},
      relations: { vehicles: { to: 'Vehicle', on: { personalId: 'chu_xe' }, list: true, orderBy: ['bien_so'] } },
    },
  },
  queries: { vehicle: { to: 'Vehicle', by: { plate: 'plate' } } },
};

const rows = 50;

async function fill(database: Knex, isSqlite: boolean): Promise<void> {
  await drop(database);
  await database.schema.createTable('lt_xe', (table) => {
    table.string('bien_so', 20).primary();
    table.string('so_khung', 20);
    table.integer('nam');
    table.bigInteger('gia');
    table.decimal('khoi_luong', 10, 2);
    if (isSqlite) table.text('ngay_dk');
    else table.date('ngay_dk');
    if (isSqlite) table.text('kiem_dinh_luc');
    else table.dateTime('kiem_dinh_luc', { useTz: false });
    table.boolean('mat_cap');
    table.string('chu_xe', 12);
    table.string('nhan', 50);
  });
  await database.schema.createTable('lt_kiem_dinh', (table) => {
    table.string('bien_so', 20);
    table.integer('lan');
    table.string('dat', 1);
    table.integer('huy');
  });
  await database.schema.createTable('lt_tai_xe', (table) => {
    table.string('gplx', 12).primary();
  });
  await database.schema.createTable('lt_xe_tai_xe', (table) => {
    table.string('bien_so', 20);
    table.string('gplx', 12);
    table.string('den_ngay', 10);
  });
  const range = Array.from({ length: rows }, (_, n) => n);
  await database('lt_xe').insert(
    range.map((n) => ({
      bien_so: `X${n}`,
      so_khung: `K${n % 2}`,
      nam: 2000 + Math.floor(n / 2),
      gia: 5_000_000_000,
      khoi_luong: 1234.5,
      ngay_dk: '2024-02-29',
      kiem_dinh_luc: '2024-03-01 07:08:09',
      mat_cap: n === 1,
      chu_xe: `P${n % 5}`,
      nhan: 'a; b',
    })),
  );
  await database('lt_kiem_dinh').insert(
    range.flatMap((n) => [
      { bien_so: `X${n}`, lan: 1, dat: 'K', huy: 0 },
      { bien_so: `X${n}`, lan: 2, dat: 'D', huy: 0 },
      { bien_so: `X${n}`, lan: 3, dat: 'D', huy: 1 },
    ]),
  );
  await database('lt_tai_xe').insert([{ gplx: 'G1' }, { gplx: 'G2' }]);
  await database('lt_xe_tai_xe').insert([
    { bien_so: 'X0', gplx: 'G1', den_ngay: null },
    { bien_so: 'X0', gplx: 'G2', den_ngay: null },
    { bien_so: 'X1', gplx: 'G2', den_ngay: null },
    { bien_so: 'X2', gplx: 'G2', den_ngay: '2020-01-01' },
  ]);
}

async function drop(database: Knex): Promise<void> {
  for (const table of ['lt_xe', 'lt_kiem_dinh', 'lt_tai_xe', 'lt_xe_tai_xe'])
    await database.schema.dropTableIfExists(table);
}

const engines = await databaseAddresses();

describe.each(engines.reachable)('over $engine', ({ engine, url, settings }) => {
  let folder: string;
  let database: Knex;
  let source: TestSource;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-sql-'));
    const file = join(folder, 'test.sqlite');
    database = knex(engine === 'SQLite' ? { ...settings, connection: { filename: file } } : settings);
    await fill(database, engine === 'SQLite');
    source = openTestSource(binding, { sdl, url: engine === 'SQLite' ? `sqlite:${file}` : url });
  });

  afterAll(async () => {
    await source.close();
    await drop(database);
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  test('numbers, days, times, flags and lists have the same form', async () => {
    const { data, errors } = await source.ask(
      'query ($v0: ID!) { vehicle(plate: $v0) { plate year price weight registeredOn inspectedAt stolen tags owner { personalId } } }',
      { v0: 'X1' },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      vehicle: {
        plate: 'X1',
        year: 2000,
        price: 5_000_000_000,
        weight: 1234.5,
        registeredOn: '2024-02-29',
        inspectedAt: '2024-03-01T07:08:09+07:00',
        stolen: true,
        tags: ['a', 'b'],
        owner: { personalId: 'P1' },
      },
    });
  });

  test('an entity is found by a key of two fields', async () => {
    const { data } = await source.askEntities(
      'Vehicle',
      [
        { frame: 'K1', year: 2001 },
        { frame: 'K9', year: 2001 },
        { frame: 'K0', year: 2002 },
      ],
      'plate',
    );
    expect(data?.['_entities']).toEqual([{ plate: 'X3' }, null, { plate: 'X4' }]);
  });

  test('a table in between is two statements, whatever the number of keys', async () => {
    const keys = ['X0', 'X1', 'X2'].map((plate) => ({ plate }));
    const { data, cost } = await source.askEntities('Vehicle', keys, 'drivers { licence }');
    expect(data?.['_entities']).toEqual([
      { drivers: [{ licence: 'G2' }, { licence: 'G1' }] },
      { drivers: [{ licence: 'G2' }] },
      { drivers: [] },
    ]);
    expect(cost.sqlStatements).toBe(3);
  });

  test.each([5, 50])('%d vehicles cost as many statements as one', async (count) => {
    const keys = Array.from({ length: count }, (_, n) => ({ plate: `X${n}` }));
    const { data, cost } = await source.askEntities('Vehicle', keys, 'inspections { no passed vehicle { plate } }');
    expect(cost.sqlStatements).toBe(3);
    expect(data?.['_entities']).toEqual(
      keys.map((vehicle) => ({
        inspections: [
          { no: 2, passed: true, vehicle },
          { no: 1, passed: false, vehicle },
        ],
      })),
    );
  });

  test('more keys than fit into a statement are asked for in portions', async () => {
    const file = join(folder, 'test.sqlite');
    const narrow = openTestSource(binding, {
      sdl,
      url: engine === 'SQLite' ? `sqlite:${file}` : url,
      limits: { batchLimit: 20 },
    });
    const keys = Array.from({ length: rows }, (_, n) => ({ plate: `X${n}` }));
    const { data, cost } = await narrow.askEntities('Vehicle', keys, 'plate');
    expect(cost.sqlStatements).toBe(3);
    expect(data?.['_entities']).toEqual(keys);
    await narrow.close();
  });

  test('a connection refuses to write', async () => {
    const file = join(folder, 'test.sqlite');
    const opened = openDatabase('vehicles', engine === 'SQLite' ? `sqlite:${file}` : url, defaultLimits);
    const { signal } = new AbortController();
    await expect(opened.run(opened.builder('lt_tai_xe').insert({ gplx: 'G9' }), signal)).rejects.toThrow(/read.?only/i);
    await opened.close();
  });

  test('what a value looks like changes nothing, whatever the server takes a backslash for', async () => {
    const file = join(folder, 'test.sqlite');
    const opened = openDatabase('vehicles', engine === 'SQLite' ? `sqlite:${file}` : url, defaultLimits);
    const { signal } = new AbortController();
    for (const value of ["\\' or 1=1 -- ", "' or 1=1 -- ", '\\', "\\\\'", '"'])
      expect(await opened.run(opened.builder('lt_tai_xe').where({ gplx: value }), signal)).toEqual([]);
    if (engine === 'MariaDB') {
      const [[row]] = (await opened.run(opened.builder.raw('select @@sql_mode as mode'), signal)) as [[object]];
      expect(row).toEqual({ mode: '' });
    }
    await opened.close();
  });

  test('an address with options of its own is read by them, and refuses to write all the same', async () => {
    if (engine !== 'PostgreSQL') return;
    const address = new URL(url);
    address.searchParams.set('options', '-c search_path=pg_catalog -c default_transaction_read_only=off');
    const opened = openDatabase('vehicles', address.href, defaultLimits);
    const { signal } = new AbortController();
    const shown = (setting: string) => opened.run(opened.builder.raw(`show ${setting}`), signal);
    expect(await shown('search_path')).toMatchObject({ rows: [{ search_path: 'pg_catalog' }] });
    expect(await shown('default_transaction_read_only')).toMatchObject({
      rows: [{ default_transaction_read_only: 'on' }],
    });
    await opened.close();
  });

  test('a statement that takes too long is given up', async () => {
    if (engine === 'SQLite') return;
    const opened = openDatabase('vehicles', url, defaultLimits);
    const sleep = engine === 'PostgreSQL' ? 'select pg_sleep(20)' : 'select sleep(20)';
    await expect(opened.run(opened.builder.raw(sleep), AbortSignal.timeout(100))).rejects.toThrow('timeout');
    const { signal } = new AbortController();
    await expect(opened.run(opened.builder.raw('select 1 as one'), signal)).resolves.toBeDefined();
    await opened.close();
  });

  test('a column that was renamed fails its field and no other', async () => {
    const { Vehicle, ...others } = binding.types;
    if (Vehicle === undefined) throw new Error('no Vehicle');
    const fields = { ...Vehicle.fields, weight: 'cot_da_doi_ten' };
    const file = join(folder, 'test.sqlite');
    const broken = openTestSource(
      { ...binding, types: { ...others, Vehicle: { ...Vehicle, fields } } },
      { sdl, url: engine === 'SQLite' ? `sqlite:${file}` : url },
    );
    const { data, errors } = await broken.askEntities('Vehicle', [{ plate: 'X0' }], 'plate weight');
    expect(data?.['_entities']).toEqual([{ plate: 'X0', weight: null }]);
    expect(errors.map(({ code, path }) => [code, path])).toEqual([
      ['SOURCE_COLUMN_MISSING', ['_entities', 0, 'weight']],
    ]);
    await broken.close();
  });
});

describe('engines that are not reachable', () => {
  for (const engine of engines.absent) {
    test.skip(`${engine} was not run: it is not reachable here`, () => undefined);
  }
  test('in CI every engine is reachable', () => {
    if (engines.isCi) expect(engines.absent).toEqual([]);
  });
});
