import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import knex, { type Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaDifferences } from '../../src/compose/schemaDifferences.ts';
import type { SqlBinding } from '../../src/model/binding.ts';
import type { RowNarrowing, SubjectKind, SubjectMap } from '../../src/model/rows.ts';
import { createSource } from '../../src/sources/createSource.ts';
import type { GuardedSource } from '../../src/sources/guard/guardSource.ts';
import { databaseAddresses } from '../support/databaseAddresses.ts';

const sdl = `
  type Query { boat(no: ID!): Boat boats(port: ID): [Boat!] }
  type Boat @key(fields: "no") { no: ID! owner: ID berths: [Berth!] lost: [Lost!] numbered: [Numbered!] crew: [Sailor!] harbour: [Buoy!] }
  type Berth { place: ID holder: ID firm: ID }
  type Lost { place: ID }
  type Numbered { place: ID holder: ID }
  type Sailor { sailor: ID }
  type Buoy { buoy: ID }
`;

const binding: SqlBinding = {
  id: 'boats',
  kind: 'sql',
  ministry: { vi: 'Thử', en: 'Test', agency: 'G99' },
  connection: { default: 'sqlite:none' },
  types: {
    Boat: {
      table: 'lt_tau',
      keys: ['no'],
      fields: { no: 'so', owner: 'chu' },
      relations: {
        berths: { to: 'Berth', on: { so: 'so' }, list: true, orderBy: ['cho'] },
        lost: { to: 'Lost', on: { so: 'so' }, list: true, orderBy: ['cho'] },
        numbered: { to: 'Numbered', on: { so: 'so' }, list: true, orderBy: ['cho'] },
        crew: {
          to: 'Sailor',
          via: { table: 'lt_thuyen_vien', on: { so: 'so' } },
          on: { nguoi: 'nguoi' },
          list: true,
          orderBy: ['nguoi'],
        },
        harbour: { to: 'Buoy', on: { so: 'so' }, list: true, orderBy: ['cho'] },
      },
    },
    Berth: { table: 'lt_ben', fields: { place: 'cho', holder: 'nguoi', firm: 'to_chuc' } },
    Lost: { table: 'lt_ben', fields: { place: 'cho', holder: 'khong_co' } },
    Numbered: { table: 'lt_ben', fields: { place: 'cho', holder: 'so_nguoi' } },
    Sailor: { table: 'lt_nguoi', fields: { sailor: 'nguoi' } },
    Buoy: { table: 'lt_ben', fields: { buoy: 'cho' } },
  },
  queries: {
    boat: { to: 'Boat', by: { no: 'no' } },
    boats: { to: 'Boat', by: { port: 'owner' }, list: true, orderBy: ['so'] },
  },
};

const person = (field: string) => [{ field, kind: 'person' as const }];
const subjects: SubjectMap = new Map([
  ['Boat', person('owner')],
  ['Berth', [...person('holder'), { field: 'firm', kind: 'organisation' as const }]],
  ['Lost', person('holder')],
  ['Numbered', person('holder')],
  ['Sailor', person('sailor')],
]);

function rowsOf(
  admitted: Partial<Record<SubjectKind, readonly string[]>>,
  ...wholeFields: readonly string[]
): RowNarrowing {
  const kinds = Object.entries(admitted) as [SubjectKind, readonly string[]][];
  return { admitted: new Map(kinds.map(([kind, values]) => [kind, new Set(values)])), whole: new Set(wholeFields) };
}

const PLACES = 'berths { place }';
const engines = await databaseAddresses();

describe.each(engines.reachable)('lists of whose rows some are wanted, over $engine', ({ engine, url, settings }) => {
  let folder: string;
  let database: Knex;
  let source: GuardedSource;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-narrowed-'));
    const file = join(folder, 'boats.sqlite');
    const isSqlite = engine === 'SQLite';
    database = knex(isSqlite ? { ...settings, connection: { filename: file } } : settings);
    await fill(database);
    source = createSource(binding, {
      ...{ sdl, compare: schemaDifferences, subjects, services: undefined as never },
      url: isSqlite ? `sqlite:${file}` : url,
    });
  }, 30_000);

  afterAll(async () => {
    await source.close();
    await drop(database);
    await database.destroy();
    await rm(folder, { recursive: true });
  });

  async function ask(selection: string, rows: RowNarrowing | undefined) {
    const text = `{ boat(no: "1") { ${selection} } }`;
    const { data, errors, cost } = await source.execute({
      ...{ text, document: parse(text), variables: {}, signal: new AbortController().signal },
      context: { requestId: 'r', wantsProvenance: false },
      ...(rows && { rows }),
    });
    expect(errors).toEqual([]);
    return { boat: data?.['boat'] as Readonly<Record<string, unknown>>, bytes: cost.bytes };
  }

  const all = [{ place: 'A' }, { place: 'B' }, { place: 'C' }, { place: 'D' }];

  test('those of an admitted person or organisation are read, and no others', async () => {
    const everything = await ask(PLACES, undefined);
    expect(everything.boat['berths']).toEqual(all);
    const some = await ask(PLACES, rowsOf({ person: ['101'], organisation: ['X'] }));
    expect(some.boat['berths']).toEqual([{ place: 'A' }, { place: 'C' }]);
    expect(some.bytes).toBeLessThan(everything.bytes);
    const persons = await ask(PLACES, rowsOf({ person: ['102', '101'] }));
    expect(persons.boat['berths']).toEqual([{ place: 'A' }, { place: 'B' }]);
  });

  test('where nobody is admitted the table is not asked', async () => {
    const none = await ask(PLACES, rowsOf({ parcel: ['101'] }));
    expect(none.boat['berths']).toEqual([]);
  });

  test('what something else is made of stays whole, and is asked for beside what does not', async () => {
    const found = await ask(`${PLACES} crew { sailor }`, rowsOf({ person: ['101'] }, 'berths'));
    expect(found.boat).toEqual({ berths: all, crew: [{ sailor: '101' }] });
  });

  test('what is nobody’s own is whole', async () => {
    const found = await ask('harbour { buoy }', rowsOf({ person: ['101'] }));
    expect(found.boat['harbour']).toEqual([{ buoy: 'A' }, { buoy: 'B' }, { buoy: 'C' }, { buoy: 'D' }]);
  });

  test('through a table in between', async () => {
    expect((await ask('crew { sailor }', undefined)).boat['crew']).toEqual([{ sailor: '101' }, { sailor: '102' }]);
    expect((await ask('crew { sailor }', rowsOf({ person: ['102'] }))).boat['crew']).toEqual([{ sailor: '102' }]);
  });

  test('a column that is not there, or takes no such values, leaves the list whole: the gateway decides', async () => {
    const missing = await ask('lost { place }', rowsOf({ person: ['101'] }));
    expect(missing.boat['lost']).toEqual(all);
    const again = await ask('lost { place }', rowsOf({ person: ['101'] }));
    expect(again.boat['lost']).toEqual(all);
    const numbers = await ask('numbered { place }', rowsOf({ person: ['101', 'B-7'] }));
    expect(numbers.boat['numbered']).toEqual(engine === 'PostgreSQL' ? all : [{ place: 'A' }]);
  });

  test('more values than a question should have leave the list whole', async () => {
    const many = Array.from({ length: 201 }, (_, index) => String(1000 + index));
    expect((await ask(PLACES, rowsOf({ person: many }))).boat['berths']).toEqual(all);
    expect((await ask(PLACES, rowsOf({ person: many.slice(1) }))).boat['berths']).toEqual([]);
  });

  test('a list at the root', async () => {
    const text = '{ boats(port: "101") { no } }';
    const answer = async (rows?: RowNarrowing) => {
      const { data } = await source.execute({
        ...{ text, document: parse(text), variables: {}, signal: new AbortController().signal },
        context: { requestId: 'r', wantsProvenance: false },
        ...(rows && { rows }),
      });
      return data?.['boats'];
    };
    expect(await answer()).toEqual([{ no: '1' }]);
    expect(await answer(rowsOf({ person: ['101'] }))).toEqual([{ no: '1' }]);
    expect(await answer(rowsOf({ person: ['102'] }))).toEqual([]);
    expect(await answer(rowsOf({ person: ['102'] }, 'boats'))).toEqual([{ no: '1' }]);
  });

  test('values are values, whatever they look like', async () => {
    const hostile = ["' or 1=1 --", '?', '%', '\\', '"'];
    expect((await ask(PLACES, rowsOf({ person: hostile }))).boat['berths']).toEqual([]);
  });
});

for (const engine of engines.absent) test.skip(`lists over ${engine} (not reachable here)`, () => undefined);

async function fill(database: Knex): Promise<void> {
  await drop(database);
  await database.schema.createTable('lt_tau', (table) => {
    table.string('so', 12);
    table.string('chu', 12);
  });
  await database.schema.createTable('lt_ben', (table) => {
    table.string('so', 12);
    table.string('cho', 12);
    table.string('nguoi', 12);
    table.string('to_chuc', 12);
    table.integer('so_nguoi');
  });
  await database.schema.createTable('lt_nguoi', (table) => table.string('nguoi', 12));
  await database.schema.createTable('lt_thuyen_vien', (table) => {
    table.string('so', 12);
    table.string('nguoi', 12);
  });
  await database('lt_tau').insert({ so: '1', chu: '101' });
  await database('lt_ben').insert([
    { so: '1', cho: 'A', nguoi: '101', to_chuc: null, so_nguoi: 101 },
    { so: '1', cho: 'B', nguoi: '102', to_chuc: null, so_nguoi: 102 },
    { so: '1', cho: 'C', nguoi: null, to_chuc: 'X', so_nguoi: null },
    { so: '1', cho: 'D', nguoi: null, to_chuc: null, so_nguoi: null },
  ]);
  await database('lt_nguoi').insert([{ nguoi: '101' }, { nguoi: '102' }]);
  await database('lt_thuyen_vien').insert([
    { so: '1', nguoi: '101' },
    { so: '1', nguoi: '102' },
  ]);
}

async function drop(database: Knex): Promise<void> {
  for (const table of ['lt_tau', 'lt_ben', 'lt_nguoi', 'lt_thuyen_vien'])
    await database.schema.dropTableIfExists(table);
}
