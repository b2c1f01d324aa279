import type { Migrations } from '../util/stateDatabase.ts';

/** A row of `consent_receipt`. Persons are pseudonyms; times are ISO 8601, UTC, milliseconds, and compare as texts. */
export interface ReceiptRow {
  readonly id: string;
  readonly subject: string;
  readonly guardian: string | null;
  readonly party: string;
  readonly purpose: string;
  /** Codes with commas between them. */
  readonly element_groups: string;
  readonly recipient: string;
  readonly recipient_role: string | null;
  readonly case_id: string;
  readonly term_from: string;
  readonly term_to: string;
  readonly evidence_kind: string;
  readonly evidence_reference: string;
  readonly evidence_hash: string;
  readonly created_at: string;
  readonly subject_agreed_at: string | null;
  readonly guardian_agreed_at: string | null;
  readonly withdrawn_at: string | null;
}

const TEXTS = [
  'subject',
  'party',
  'purpose',
  'element_groups',
  'recipient',
  'case_id',
  'term_from',
  'term_to',
  'evidence_kind',
  'evidence_reference',
  'evidence_hash',
  'created_at',
];
const OPTIONAL_TEXTS = ['guardian', 'recipient_role', 'subject_agreed_at', 'guardian_agreed_at', 'withdrawn_at'];

export const migrations: Migrations = [
  (transaction) =>
    transaction.schema.createTable('consent_receipt', (table) => {
      table.text('id').primary();
      for (const column of TEXTS) table.text(column).notNullable();
      for (const column of OPTIONAL_TEXTS) table.text(column);
      table.index(['subject']);
      table.index(['guardian']);
      table.index(['case_id', 'purpose']);
    }),
];
