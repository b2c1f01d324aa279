import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REFERENCE_DATE } from './calendar/days.ts';
import { makeFamily } from './family/makeFamily.ts';
import { familyRows } from './familyRows.ts';
import { blockOf } from './faults/block.ts';
import { noFaultsPlanted, plantFaults } from './faults/plantFaults.ts';
import { createLedgerFile } from './ledgerFile.ts';
import { referenceRows } from './ministries/referenceRows.ts';
import { scenarioRows } from './scenarios/scenarioRows.ts';
import { SCENARIOS } from './scenarios.ts';
import { createWorldStore } from './storage/worldStore.ts';
import { worldSummary, type WorldSummary } from './worldSummary.ts';

export interface WorldOptions {
  /** People besides those of the scenarios (count, 1,000 to 10,000,000). */
  readonly people: number;
  readonly seed: number;
  /** Folder for the files; made when missing. */
  readonly directory: string;
  /** Told after each family how many people there are, and when the indexes are being made. */
  readonly onProgress?: (people: number, stage: 'people' | 'indexes') => void;
}

/**
 * Makes the world: one SQLite file a ministry, the ledger of planted faults, the scenarios, a summary.
 *
 * Families are made one after the other from (seed, index) and forgotten, so memory does not grow with the world,
 * and the same seed and size give the same bytes.
 */
export async function generateWorld({ people, seed, directory, onProgress }: WorldOptions): Promise<WorldSummary> {
  await mkdir(directory, { recursive: true });
  const store = await createWorldStore(directory);
  const ledger = createLedgerFile(join(directory, 'ledger.jsonl'));
  const faults = noFaultsPlanted();
  for (const row of [...referenceRows(), ...scenarioRows()]) store.add(row);

  let made = 0;
  let families = 0;
  for (; made < people; families += 1) {
    const family = makeFamily(seed, families, people - made);
    const rows = familyRows(seed, family);
    for (const line of plantFaults(seed, blockOf(family), rows, faults)) ledger.add(line);
    for (const row of rows) store.add(row);
    made += family.members.length;
    onProgress?.(made, 'people');
    await store.whenReady();
    await ledger.whenReady();
  }

  onProgress?.(made, 'indexes');
  await Promise.all([store.finish(), ledger.finish()]);
  const summary = worldSummary({
    people: made,
    families,
    seed,
    referenceDate: REFERENCE_DATE,
    rows: store.counts(),
    faults,
  });
  await writeFile(join(directory, 'scenarios.json'), `${JSON.stringify(SCENARIOS, null, 2)}\n`);
  await writeFile(join(directory, 'world.json'), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}
