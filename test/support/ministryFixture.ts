import knex from 'knex';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type FixtureRow = Readonly<Record<string, string | number | null>>;

export interface MinistryFixture {
  /** Folder to start the ministry with. */
  readonly dataDir: string;
  readonly remove: () => Promise<void>;
}

/** A ministry's database with just these rows, in the ministry's own tables: columns not named are null. */
export async function ministryFixture(
  ministry: string,
  tables: Readonly<Record<string, readonly FixtureRow[]>>,
): Promise<MinistryFixture> {
  const dataDir = await mkdtemp(join(tmpdir(), `lienthong-${ministry}-`));
  await mkdir(join(dataDir, 'world'));
  const database = knex({
    client: 'sqlite3',
    connection: { filename: join(dataDir, 'world', `${ministry}.sqlite`) },
    useNullAsDefault: true,
  });
  const ddl = await readFile(new URL(`../../mocks/${ministry}/tables.sql`, import.meta.url), 'utf8');
  const statements = ddl.replaceAll(/--.*$/gm, '').split(';');
  for (const statement of statements.filter((text) => text.trim() !== '')) await database.raw(statement);
  for (const [table, rows] of Object.entries(tables)) await database.batchInsert(table, [...rows], 40);
  await database.destroy();
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}
