import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MINISTRIES, type MinistryId, type TableRow } from '../row.ts';
import { createMinistryFile, type MinistryFile } from './ministryFile.ts';

/** Above this much unwritten text the generator waits (UTF-16 units over all files); it bounds memory. */
const MOST_PENDING = 8 * 1024 * 1024;

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
  return {
    add: ({ ministry, table, row }) => files[ministry].add(table, row),
    whenReady: async () => {
      if (all.reduce((sum, file) => sum + file.pendingSize(), 0) < MOST_PENDING) return;
      await Promise.all(all.map((file) => file.written()));
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
