import type { Migrations } from '../util/stateDatabase.ts';

export const TABLE = 'lienthong_source_use';

/**
 * What one process of the gateway counted of a source on one day. A process writes its row anew each time, so that nothing
 * is counted twice when a write is tried again.
 */
export interface UseRow {
  readonly source: string;
  /** `YYYY-MM-DD`, in Vietnam. */
  readonly day: string;
  /** Identifier of the process. */
  readonly counted_by: string;
  readonly calls: number;
  readonly answered: number;
  /** Times of the answered calls (`src/util/bins.ts`), as JSON: counts by number of the bin. */
  readonly latency: string;
  /** Codes of the agencies that were answered, as JSON. */
  readonly consumers: string;
}

export const migrations: Migrations = [
  async (transaction) => {
    await transaction.schema.createTable(TABLE, (table) => {
      table.string('source', 64).notNullable();
      table.string('day', 10).notNullable();
      table.string('counted_by', 40).notNullable();
      table.integer('calls').notNullable();
      table.integer('answered').notNullable();
      table.text('latency').notNullable();
      table.text('consumers').notNullable();
      table.primary(['source', 'day', 'counted_by']);
      table.index(['day']);
    });
  },
];
