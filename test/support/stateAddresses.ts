import knex from 'knex';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseAddresses } from './databaseAddresses.ts';

/** A database of its own for one test, as an operator would name it in the settings. */
export interface StateAddress {
  readonly engine: string;
  /** A new, empty database. */
  readonly make: () => Promise<string>;
}

const { reachable, absent, isCi } = await databaseAddresses();

/** Engines on which the gateway's own state is kept and that this machine offers. */
export const stateAddresses: readonly StateAddress[] = reachable
  .filter(({ engine }) => engine !== 'MariaDB')
  .map(({ engine, url }) => ({ engine, make: () => (engine === 'SQLite' ? newFile() : newSchema(url)) }));

/** Engines that are not there, to be named by a skipped test; in CI there must be none. */
export const absentEngines = absent.filter((engine) => engine !== 'MariaDB');

if (isCi && absentEngines.length > 0) throw new Error(`Not reachable: ${absentEngines.join(', ')}.`);

function newFile(): Promise<string> {
  return Promise.resolve(join(mkdtempSync(join(tmpdir(), 'lienthong-state-')), 'state.sqlite'));
}

/** A schema of its own, which the address makes the first of the search path. */
async function newSchema(url: string): Promise<string> {
  const name = `state_${randomUUID().replaceAll('-', '')}`;
  const database = knex({ client: 'pg', connection: url });
  await database.raw(`create schema ${name}`);
  await database.destroy();
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${name}`);
  return address.href;
}
