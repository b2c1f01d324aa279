import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import type { LedgerLine } from '../../mocks/world/faults/plantFaults.ts';
import { generateWorld } from '../../mocks/world/generateWorld.ts';
import { MINISTRIES } from '../../mocks/world/row.ts';
import type { WorldSummary } from '../../mocks/world/worldSummary.ts';

export type AnyRow = Readonly<Record<string, string | number | null>>;

/** A world made for one test file. */
export interface AWorld {
  readonly directory: string;
  readonly summary: WorldSummary;
  readonly ledger: readonly LedgerLine[];
  /** Asks all ministries' files at once; tables are named as `population.cong_dan`, `government_office.ho_so`. */
  readonly ask: (sql: string, ...values: readonly (string | number)[]) => Promise<readonly AnyRow[]>;
  readonly remove: () => Promise<void>;
}

export async function aWorld(options: { readonly people: number; readonly seed: number }): Promise<AWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'lienthong-a-world-'));
  const summary = await generateWorld({ ...options, directory });
  const database = new sqlite3.Database(':memory:');
  const ask: AWorld['ask'] = (sql, ...values) =>
    new Promise((resolve, reject) => {
      database.all<AnyRow>(sql, values, (error, rows) => (error === null ? resolve(rows) : reject(error)));
    });
  for (const ministry of MINISTRIES) {
    await ask(`ATTACH ? AS ${ministry.replace('-', '_')}`, join(directory, `${ministry}.sqlite`));
  }
  const ledger = (await readFile(join(directory, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
  return {
    directory,
    summary,
    ledger: ledger.map((line) => JSON.parse(line) as LedgerLine),
    ask,
    remove: async () => {
      await new Promise<void>((resolve) => database.close(() => resolve()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** SHA-256 of each file of a folder, by name. */
export async function hashesOf(directory: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(directory)).toSorted();
  const entries = await Promise.all(
    names.map(async (name) => [
      name,
      createHash('sha256')
        .update(await readFile(join(directory, name)))
        .digest('hex'),
    ]),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}
