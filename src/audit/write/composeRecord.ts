import { canonicalRecord } from '../record/canonicalRecord.ts';
import { digestOf, expiryOf, hashOfLeaf } from '../record/leaf.ts';
import type { NewRecord } from '../store/changes.ts';
import type { ResolvedSubjects } from '../subjects/subjectRegister.ts';
import type { PendingRecord } from './pendingRecord.ts';

/** A record as it is stored at a position of the log. */
export function composeRecord(pending: PendingRecord, index: number, subjects: ResolvedSubjects): NewRecord {
  const { recordId, timeMs, entry, callerPerson } = pending;
  const persons = pending.persons.map((reference) => subjects.of(reference));
  const body = canonicalRecord(recordId, entry, {
    // Sorted, so that their order tells nothing of the answer.
    persons: persons.map(({ commitment }) => commitment).sort(),
    organisations: pending.organisations.map((reference) => subjects.of(reference).commitment).sort(),
    callerPerson: callerPerson === undefined ? undefined : subjects.of(callerPerson).commitment,
  });
  const expires = expiryOf(timeMs, entry.retentionMonths);
  const digest = digestOf(body);
  return {
    index,
    recordId,
    expires,
    digest,
    leafHash: hashOfLeaf({ index, recordId, expires, digest }),
    body,
    timeMs,
    agency: entry.agency,
    officer: entry.officer,
    purpose: entry.purpose,
    outcome: entry.outcome,
    isEmergency: entry.emergency !== undefined,
    embargoMs: entry.embargoUntil === undefined ? undefined : Date.parse(entry.embargoUntil),
    persons: persons.map(({ number }) => number),
  };
}
