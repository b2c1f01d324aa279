import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import knex, { type Knex } from 'knex';
import { loadWorld } from '../../mocks/world/load/loadWorld.ts';
import { databaseAddresses } from '../support/databaseAddresses.ts';
import { aWorld, type AWorld } from './aWorld.ts';

const { reachable, absent, isCi } = await databaseAddresses();
const engines = reachable.filter(({ url }) => url !== '');
const schemaPrefix = `tai_${process.pid}_`;

let world: AWorld;
beforeAll(async () => {
  world = await aWorld({ people: 1000, seed: 2 });
}, 60_000);
afterAll(() => world.remove());

test('where tests must be complete, both engines are there', () => {
  expect(isCi ? absent : []).toEqual([]);
});

describe.each(engines.map((engine) => [engine.engine, engine] as const))('a world in %s', (name, { url, settings }) => {
  let database: Knex;
  const schemas = ['population', 'land'].map((ministry) => `${schemaPrefix}${ministry}`);

  beforeAll(async () => {
    await loadWorld({ url, directory: world.directory, ministries: ['population', 'land'], schemaPrefix });
    database = knex(settings);
  }, 60_000);
  afterAll(async () => {
    for (const schema of schemas)
      await database.raw(name === 'MariaDB' ? 'DROP DATABASE ??' : 'DROP SCHEMA ?? CASCADE', [schema]);
    await database.destroy();
  });

  test.each([
    ['population', 'cong_dan'],
    ['population', 'quan_he'],
    ['land', 'thua_dat'],
    ['land', 'bang_gia_dat'],
  ] as const)('%s.%s has every row', async (ministry, table) => {
    const [counted] = await database
      .withSchema(`${schemaPrefix}${ministry}`)
      .table(table)
      .count<{ n: string | number }[]>('* as n');
    expect(Number(counted?.n)).toBe(world.summary.rows[ministry][table]);
  });

  test('values arrive as they were, tone marks, control characters and decomposed text included', async () => {
    const there = await database
      .withSchema(schemas[1] ?? '')
      .table('quyen_su_dung')
      .orderBy('ma_quyen')
      .pluck<unknown[]>('nguoi_dang_su_dung');
    const here = await world.ask('SELECT nguoi_dang_su_dung FROM land.quyen_su_dung ORDER BY ma_quyen');
    expect(there).toEqual(here.map((row) => row['nguoi_dang_su_dung']));
    const addresses = await database
      .withSchema(schemas[1] ?? '')
      .table('thua_dat')
      .orderBy('ma_ho_so_thua')
      .pluck<unknown[]>('dia_chi_goc');
    const ours = await world.ask('SELECT dia_chi_goc FROM land.thua_dat ORDER BY ma_ho_so_thua');
    expect(addresses).toEqual(ours.map((row) => row['dia_chi_goc']));
  });

  test('numbers are numbers', async () => {
    const row: unknown = await database
      .withSchema(schemas[1] ?? '')
      .table('thua_dat')
      .where({ ma_ho_so_thua: 'TD-26740-9901' })
      .first('dien_tich', 'vi_do');
    expect(row).toEqual({ dien_tich: 60, vi_do: expect.closeTo(10.87, 1) });
  });

  test('loading again takes the place of what was there', async () => {
    await loadWorld({ url, directory: world.directory, ministries: ['population'], schemaPrefix });
    const [counted] = await database
      .withSchema(schemas[0] ?? '')
      .table('cong_dan')
      .count<{ n: string | number }[]>('* as n');
    expect(Number(counted?.n)).toBe(world.summary.rows.population['cong_dan']);
  });
});
