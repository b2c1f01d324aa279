import type { InForce, ReceiptStore } from './receiptStore.ts';
import type { ReceiptRow } from './tables.ts';

/** Receipts that end with the process, for a graph without a database. */
export function memoryReceiptStore(): ReceiptStore {
  const rows = new Map<string, ReceiptRow>();
  const all = () => [...rows.values()].reverse();
  const change = (id: string, changes: (row: ReceiptRow) => Partial<ReceiptRow>) => {
    const row = rows.get(id);
    if (row !== undefined) rows.set(id, { ...row, ...changes(row) });
    return Promise.resolve();
  };
  const concerns = (row: ReceiptRow, pseudonym: string) => row.subject === pseudonym || row.guardian === pseudonym;
  return {
    add: (row) => {
      rows.set(row.id, row);
      return Promise.resolve();
    },
    byId: (id) => Promise.resolve(rows.get(id)),
    ofPerson: (pseudonym) => Promise.resolve(all().filter((row) => concerns(row, pseudonym))),
    countOpen: (pseudonym, at) =>
      Promise.resolve(
        all().filter((row) => concerns(row, pseudonym) && row.withdrawn_at === null && row.term_to > at).length,
      ),
    inForce: (query) => Promise.resolve(all().filter((row) => isInForce(row, query))),
    note: (id, column, at) => change(id, (row) => ({ [column]: row[column] ?? at })),
    noteGuardian: (id, guardian, at) =>
      change(id, (row) => (row.guardian_agreed_at === null ? { guardian, guardian_agreed_at: at } : {})),
    close: () => Promise.resolve(),
  };
}

function isInForce(row: ReceiptRow, { purpose, caseId, recipients, role, at }: InForce): boolean {
  return (
    row.purpose === purpose &&
    row.case_id === caseId &&
    recipients.includes(row.recipient) &&
    (row.recipient_role ?? role) === role &&
    row.withdrawn_at === null &&
    row.term_from <= at &&
    at < row.term_to &&
    (row.party === 'GUARDIAN' || row.subject_agreed_at !== null) &&
    (row.party === 'SELF' || row.guardian_agreed_at !== null)
  );
}
