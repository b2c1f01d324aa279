import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { StateDatabase, type Migrations } from '../../src/util/stateDatabase.ts';
import { startAtOnce } from './startAtOnce.ts';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'lienthong-state-')), 'state.sqlite');

const failure = (problem: string, cause: unknown): Error => new Error(problem, { cause });
const migrations: Migrations = [(change) => change.schema.createTable('note', (table) => void table.text('text'))];

test('processes that open a new file at the same moment all get it', async () => {
  for (let round = 0; round < 3; round += 1) {
    expect(await startAtOnce(file(), 4)).toEqual([0, 0, 0, 0]);
  }
}, 60_000);

test('parts of one process share a file, and one that closes leaves it to the others', async () => {
  const url = file();
  const parts = Array.from({ length: 6 }, (_, index) => {
    const own: Migrations = [
      (change) => change.schema.createTable(`part_${String(index)}`, (table) => void table.text('text')),
    ];
    return new StateDatabase({ url, part: `part-${String(index)}`, migrations: own, failure });
  });
  await Promise.all(parts.map((part) => part.run(() => Promise.resolve())));
  const [first, second] = parts;
  await first?.close();
  await first?.close();
  const tables = await second?.run((database) => database('sqlite_master').where('name', 'like', 'part_%'));
  expect(tables).toHaveLength(6);
  await Promise.all(parts.map((part) => part.close()));
  const later = new StateDatabase({ url, part: 'note', migrations, failure });
  await later.run((database) => database('note').insert({ text: 'still there' }));
  await later.close();
});

test("a new file is its user's alone, with what SQLite keeps beside it", async () => {
  const url = file();
  const part = new StateDatabase({ url, part: 'note', migrations, failure });
  await part.run((database) => database('note').insert({ text: 'who agreed to what' }));
  const rights = [url, `${url}-wal`, `${url}-shm`].map((each) => statSync(each).mode & 0o777);
  expect(rights).toEqual([0o600, 0o600, 0o600]);
  await part.close();
});
