import type { Migrations } from '../util/stateDatabase.ts';

/** A row of `emergency_review`. Officers are pseudonyms; times are ISO 8601, UTC, and compare as texts. */
export interface ReviewRow {
  readonly id: string;
  readonly record_id: string;
  /** Position of the last record of the request in the log. */
  readonly last_index: number;
  readonly accessed_at: string;
  readonly agency: string | null;
  readonly role: string | null;
  readonly officer: string;
  readonly purpose: string | null;
  readonly reason: string;
  readonly persons: number;
  readonly status: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly note: string | null;
}

/** A row of `emergency_use`: how often an officer asked on a day (`YYYY-MM-DD`, Vietnam). */
export interface UseRow {
  readonly officer: string;
  readonly day: string;
  readonly uses: number;
}

export const migrations: Migrations = [
  async (transaction) => {
    await transaction.schema.createTable('emergency_review', (table) => {
      table.text('id').primary();
      for (const column of ['record_id', 'accessed_at', 'officer', 'reason', 'status'])
        table.text(column).notNullable();
      for (const column of ['agency', 'role', 'purpose', 'decided_at', 'decided_by', 'note']) table.text(column);
      table.integer('last_index').notNullable();
      table.integer('persons').notNullable();
      table.index(['accessed_at', 'id']);
      table.index(['last_index']);
    });
    await transaction.schema.createTable('emergency_use', (table) => {
      table.text('officer').notNullable();
      table.text('day').notNullable();
      table.integer('uses').notNullable();
      table.primary(['officer', 'day']);
    });
  },
];
