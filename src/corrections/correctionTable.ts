import type { Knex } from 'knex';
import type { CorrectionCase, CorrectionRequest, CorrectionStatus } from '../model/oversight.ts';

export const TABLE = 'lienthong_correction';

/** A case file as it is kept. It names the person, as the owner must know whose record is meant. */
export interface CorrectionRow {
  readonly case_number: string;
  readonly person_id: string;
  readonly element: string;
  readonly record_key: string;
  readonly reason: string;
  readonly evidence: string | null;
  readonly owner: string;
  readonly source: string;
  readonly status: CorrectionStatus;
  readonly requested_at: string;
  readonly due_on: string;
  readonly closed_at: string | null;
  readonly note: string | null;
  readonly delivered_at: string | null;
  /** Notices that nobody confirmed (count). */
  readonly attempts: number;
}

/** Makes the table at the first start; processes that start at the same time may both try. */
export async function makeTable(database: Knex): Promise<void> {
  if (await database.schema.hasTable(TABLE)) return;
  try {
    await database.schema.createTable(TABLE, (table) => {
      table.string('case_number', 32).primary();
      table.string('person_id', 32).notNullable();
      table.string('element', 200).notNullable();
      for (const column of ['record_key', 'reason']) table.text(column).notNullable();
      for (const column of ['evidence', 'note']) table.text(column);
      for (const column of ['owner', 'source', 'status']) table.string(column, 64).notNullable();
      for (const column of ['requested_at', 'due_on']) table.string(column, 40).notNullable();
      for (const column of ['closed_at', 'delivered_at']) table.string(column, 40);
      table.integer('attempts').notNullable();
      table.index(['person_id', 'requested_at']);
      table.index(['status', 'delivered_at']);
    });
  } catch (error) {
    if (!(await database.schema.hasTable(TABLE))) throw error;
  }
}

/** What may be shown of it to the person: everything but the identifiers that the person knows. */
export function caseOf(row: CorrectionRow): CorrectionCase {
  const { closed_at: closedAt, note, delivered_at: deliveredAt } = row;
  return {
    caseNumber: row.case_number,
    element: row.element,
    owner: row.owner,
    status: row.status,
    requestedAt: row.requested_at,
    dueOn: row.due_on,
    ...(closedAt === null ? {} : { closedAt }),
    ...(note === null ? {} : { note }),
    ...(deliveredAt === null ? {} : { deliveredAt }),
  };
}

export function rowOf(
  request: CorrectionRequest,
  file: Pick<CorrectionRow, 'case_number' | 'owner' | 'source' | 'requested_at' | 'due_on'>,
): CorrectionRow {
  return {
    ...file,
    person_id: request.personalId,
    element: request.element,
    record_key: request.recordKey,
    reason: request.reason,
    evidence: request.evidence ?? null,
    status: 'OPEN',
    closed_at: null,
    note: null,
    delivered_at: null,
    attempts: 0,
  };
}
