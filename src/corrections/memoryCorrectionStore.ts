import type { CorrectionStore } from './correctionStore.ts';
import type { CorrectionRow } from './correctionTable.ts';

/** Case files that end with the process, for a graph without a database; notices need not be brought to anybody. */
export function memoryCorrectionStore(): CorrectionStore {
  const rows = new Map<string, CorrectionRow>();
  const all = () => [...rows.values()].reverse();
  const change = (caseNumber: string, changes: Partial<CorrectionRow>) => {
    const row = rows.get(caseNumber);
    if (row !== undefined) rows.set(caseNumber, { ...row, ...changes });
    return Promise.resolve();
  };
  return {
    insert: (row) => {
      rows.set(row.case_number, { ...row, delivered_at: row.requested_at });
      return Promise.resolve();
    },
    ofPerson: (personalId) => Promise.resolve(all().filter((row) => row.person_id === personalId)),
    countOpen: (personalId) =>
      Promise.resolve(all().filter((row) => row.person_id === personalId && row.status === 'OPEN').length),
    open: () => Promise.resolve(all().filter((row) => row.status === 'OPEN')),
    undelivered: () => Promise.resolve([]),
    setDelivered: (caseNumber, at) => change(caseNumber, { delivered_at: at }),
    countAttempt: () => Promise.resolve(),
    closeCase: async (caseNumber, status, at, note) => {
      if (rows.get(caseNumber)?.status !== 'OPEN') return false;
      await change(caseNumber, { status, closed_at: at, note: note ?? null });
      return true;
    },
    list: (onlyOpen) => Promise.resolve(all().filter((row) => !onlyOpen || row.status === 'OPEN')),
    close: () => Promise.resolve(),
  };
}
