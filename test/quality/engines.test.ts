import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import knex from 'knex';
import { loadWorld } from '../../mocks/world/load/loadWorld.ts';
import { MINISTRIES } from '../../mocks/world/row.ts';
import { engineProblem, openEngine, type EngineDoor } from '../../src/cli/commands/quality/engineDoor.ts';
import type { SqlBinding } from '../../src/model/binding.ts';
import { measureTables } from '../../src/quality/measureTables.ts';
import type { EntityMeasure } from '../../src/quality/measured.ts';
import { groupMeasures } from '../../src/quality/plan/groupMeasures.ts';
import { plansOf } from '../../src/quality/profileSource.ts';
import { rowCounter } from '../../src/quality/rowByRow.ts';
import { dialectOfVersion } from '../../src/quality/sql/dialectOfVersion.ts';
import { databaseAddresses, type ReachableEngine } from '../support/databaseAddresses.ts';
import { aWorld, type AWorld } from '../world/aWorld.ts';
import { countsOf, openFile, surroundings } from './support/aWorldsMeasures.ts';
import { storedMinistries, type StoredMinistry } from './support/storedMinistries.ts';

const { reachable, absent, isCi } = await databaseAddresses();
const servers = reachable.filter(({ engine }) => engine !== 'SQLite');
const schemaPrefix = `quality_${process.pid}_`;

let world: AWorld;
beforeAll(async () => {
  world = await aWorld({ people: 1000, seed: 8 });
}, 120_000);
afterAll(() => world.remove());

test('every engine that this machine should have was asked', () => {
  if (absent.length > 0) console.warn(`Not run here: ${absent.join(', ')}.`);
  expect(isCi ? absent : []).toEqual([]);
});

test.each([
  ['10.11.2-MariaDB-1:10.11.2+maria~deb12', 'mariadb'],
  ['11.4.2-MariaDB', 'mariadb'],
  ['10.4.34-MariaDB', '10.4.34-MariaDB is not spoken'],
  ['8.0.36', 'MySQL 8.0.36 is not spoken'],
  ['PostgreSQL 15.3 on x86_64-pc-linux-gnu', 'postgres'],
  [undefined, 'postgres'],
])('an engine of version %s is %s', async (version, expected) => {
  const dialect = dialectOfVersion(version);
  if ('engine' in dialect) {
    expect(dialect.engine).toBe(expected);
    return;
  }
  // No statement but those that ask who it is: nothing is counted as kept.
  const asked: string[] = [];
  const ask = (sql: string) => {
    asked.push(sql);
    return sql.includes('sqlite') ? Promise.reject(new Error('no such function')) : Promise.resolve([{ version }]);
  };
  const [ministry] = storedMinistries;
  const measures = await measureTables(asBinding(ministry, ''), surroundings, ask, { problemOf: engineProblem });
  expect(measures.map(({ rules, unmeasured }) => [rules, unmeasured])).toEqual(measures.map(() => [[], [expected]]));
  expect([measures.length > 0, asked.length]).toEqual([true, 2]);
});

describe.each(servers)('in $engine', (server) => {
  const doors: EngineDoor[] = [];

  beforeAll(async () => {
    await loadWorld({ url: server.url, directory: world.directory, ministries: MINISTRIES, schemaPrefix });
  }, 240_000);
  afterAll(async () => {
    for (const door of doors) await door.close();
    await dropSchemas(server, MINISTRIES);
  }, 60_000);

  test.each(storedMinistries.map((ministry) => [ministry.id, ministry] as const))(
    'the counts of %s are those of counting row by row, and no value leaves unmasked',
    async (id, ministry) => {
      const url = addressOf(server, `${schemaPrefix}${id}`);
      const door = openEngine(asBinding(ministry, url), url);
      doors.push(door);
      const measures = await measureTables(asBinding(ministry, url), surroundings, door.ask, {
        problemOf: engineProblem,
      });
      const file = openFile(join(world.directory, `${id}.sqlite`));
      for (const [at, plan] of plansOf(ministry, surroundings).entries()) {
        const counter = rowCounter(
          plan.measures,
          plan.repetitions,
          groupMeasures(plan.measures, surroundings.settings),
        );
        for (const row of await file.ask(`select * from ${plan.table}`)) counter.add(row);
        const measure = measures[at];
        expect({ table: plan.table, unmeasured: measure?.unmeasured, ...countsOf(measure ?? nothing) }).toEqual({
          ...{ table: plan.table, unmeasured: plan.unmeasured, ...countsOf(counter.counts()) },
        });
      }
      await file.close();
      const examples = measures.flatMap(({ rules }) => rules.flatMap((rule) => rule.examples ?? []));
      expect(examples.filter((example) => !/^(?:nothing|[9Aa␀… .,:;\-_/\\()@#*+='"]*)$/.test(example))).toEqual([]);
    },
    240_000,
  );
});

const nothing: EntityMeasure = {
  ...{ entity: '', rows: 0, extent: 'whole', rules: [], criteria: [], unmeasured: [], tookMs: 0 },
};

function asBinding(ministry: StoredMinistry | undefined, url: string): SqlBinding {
  if (ministry === undefined) throw new Error('Expected a ministry.');
  return { ...ministry, kind: 'sql', ministry: { vi: '', en: '', agency: 'G01' }, connection: { default: url } };
}

function addressOf({ engine, url }: ReachableEngine, schema: string): string {
  const address = new URL(url);
  if (engine === 'MariaDB') address.pathname = `/${schema}`;
  else address.searchParams.set('options', `-c search_path=${schema}`);
  return address.href;
}

async function dropSchemas({ settings }: ReachableEngine, ministries: readonly string[]): Promise<void> {
  const database = knex(settings);
  const statement = settings.client === 'mysql2' ? 'drop database if exists ??' : 'drop schema if exists ?? cascade';
  for (const ministry of ministries) await database.raw(statement, [`${schemaPrefix}${ministry}`]);
  await database.destroy();
}
