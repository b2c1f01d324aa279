import type { Migrations } from '../../util/stateDatabase.ts';

export const TABLE = 'lienthong_quality';

/** One run over one source. `measures` and `report` are JSON. */
export interface MeasureRow {
  readonly run: string;
  readonly source: string;
  /** ISO 8601 with Vietnam's offset: sorts as text. */
  readonly measured_at: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly report: string;
  readonly measures: string;
}

export const migrations: Migrations = [
  async (transaction) => {
    await transaction.schema.createTable(TABLE, (table) => {
      table.string('run', 40).notNullable();
      table.string('source', 64).notNullable();
      table.string('measured_at', 40).notNullable();
      table.string('month', 7).notNullable();
      table.text('report').notNullable();
      table.text('measures').notNullable();
      table.primary(['run', 'source']);
      table.index(['source', 'measured_at']);
    });
  },
];
