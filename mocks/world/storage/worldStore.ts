import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MINISTRIES, type MinistryId, type TableRow } from '../row.ts';
import { createMinistryFile, type MinistryFile } from './ministryFile.ts';

/** Rows in a stretch of work. Two stretches are under way at most: one being made, one being written; it bounds memory. */
const STRETCH = 20_000;

export interface WorldStore {
  readonly add: (row: TableRow) => void;
  /** Resolves at once while the files keep up. */
  readonly whenReady: () => Promise<void>;
  readonly finish: () => Promise<void>;
  /** Rows by ministry and table. */
  readonly counts: () => Readonly<Record<MinistryId, Readonly<Record<string, number>>>>;
}

/** Opens the files of all ministries in a folder, in place of those that are there. */
export async function createWorldStore(directory: string): Promise<WorldStore> {
  const entries = await Promise.all(
    MINISTRIES.map(async (ministry): Promise<[MinistryId, MinistryFile]> => {
      const path = join(directory, `${ministry}.sqlite`);
      await rm(path, { force: true });
      return [ministry, await createMinistryFile(path, ministry)];
    }),
  );
  const files = Object.fromEntries(entries) as Record<MinistryId, MinistryFile>;
  const all = Object.values(files);
  let rowsInStretch = 0;
  let lastStretch: Promise<unknown> = Promise.resolve();
  return {
    add: ({ ministry, table, row }) => {
      files[ministry].add(table, row);
      rowsInStretch += 1;
    },
    whenReady: async () => {
      if (rowsInStretch < STRETCH) return;
      rowsInStretch = 0;
      const written = Promise.all(all.map((file) => file.written()));
      written.catch(() => undefined);
      await lastStretch;
      lastStretch = written;
    },
    finish: async () => {
      await Promise.all(all.map((file) => file.finish()));
    },
    counts: () =>
      Object.fromEntries(entries.map(([ministry, file]) => [ministry, file.counts()])) as ReturnType<
        WorldStore['counts']
      >,
  };
}
