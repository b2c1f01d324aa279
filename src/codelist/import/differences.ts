import type { ChangeCounts } from './importReport.ts';

/** What must be written so that the store holds the target rows, and the counts for the report. */
export interface Differences<T> {
  readonly write: readonly T[];
  readonly counts: ChangeCounts;
}

/**
 * - `target`: all rows that the store shall hold; rows are never taken out
 * - `listed`: keys of the rows that the files of this import speak of
 */
export function differences<T extends object>(
  stored: readonly T[],
  target: readonly T[],
  listed: ReadonlySet<string>,
  keyOf: (row: T) => string,
): Differences<T> {
  const before = new Map(stored.map((row) => [keyOf(row), textOf(row)] as const));
  const write: T[] = [];
  const counts = { new: 0, changed: 0, same: 0, kept: 0 };
  for (const row of target) {
    const key = keyOf(row);
    const known = before.get(key);
    if (known === undefined) counts.new += 1;
    else if (known !== textOf(row)) counts.changed += 1;
    else if (listed.has(key)) counts.same += 1;
    else counts.kept += 1;
    if (known !== textOf(row)) write.push(row);
  }
  return { write, counts };
}

/** Equal texts for equal rows, whatever the order of their fields. */
function textOf(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
}
