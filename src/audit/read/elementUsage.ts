import type { Knex } from 'knex';
import { scanLog } from './scanLog.ts';

/** How often an agency was answered something (records). */
export type UsesByAgency = ReadonlyMap<string, number>;

/** Who used what, from the log. */
export interface Usage {
  /** By the name of the operation. */
  readonly operations: ReadonlyMap<string, UsesByAgency>;
  /** By the coordinate of the element that was answered. */
  readonly elements: ReadonlyMap<string, UsesByAgency>;
  readonly records: number;
}

/** Whoever asks without an agency: citizens, and callers without a token. */
const NO_AGENCY = '–';

/**
 * Counts the records of the log from a moment on (milliseconds since 1970), by agency; nobody is named.
 *
 * - `size`: of the log (records)
 */
export async function elementUsage(database: Knex, size: number, fromMs: number): Promise<Usage> {
  const operations = new Map<string, Map<string, number>>();
  const elements = new Map<string, Map<string, number>>();
  let records = 0;
  for await (const stretch of scanLog(database, size)) {
    for (const { body, columns } of stretch.records) {
      if (body === undefined || columns === undefined || columns.timeMs < fromMs) continue;
      records += 1;
      const agency = columns.agency ?? NO_AGENCY;
      const said = JSON.parse(body) as { readonly operationName?: string; readonly elements?: readonly string[] };
      if (said.operationName !== undefined) add(operations, said.operationName, agency);
      for (const element of said.elements ?? []) add(elements, element, agency);
    }
  }
  return { operations, elements, records };
}

function add(counts: Map<string, Map<string, number>>, key: string, agency: string): void {
  const own = counts.get(key) ?? new Map<string, number>();
  counts.set(key, own.set(agency, (own.get(agency) ?? 0) + 1));
}
