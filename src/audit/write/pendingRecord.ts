import type { AuditEntry } from '../../model/audit.ts';
import { newRecordId } from '../record/recordId.ts';
import type { SubjectReference, SubjectRegister } from '../subjects/subjectRegister.ts';

/** An entry on its way to the log. Its identifier is given once, so that it is known again after a failure. */
export interface PendingRecord {
  readonly recordId: string;
  readonly timeMs: number;
  readonly entry: AuditEntry;
  readonly persons: readonly SubjectReference[];
  readonly organisations: readonly SubjectReference[];
  readonly callerPerson: SubjectReference | undefined;
}

/** - throws a `TypeError` when the entry's time is none */
export function pendingRecord(entry: AuditEntry, register: SubjectRegister): PendingRecord {
  const timeMs = Date.parse(entry.time);
  if (Number.isNaN(timeMs)) throw new TypeError('The time of an audit entry must be ISO 8601.');
  return {
    recordId: newRecordId(timeMs),
    timeMs,
    entry,
    persons: unique(entry.persons).map((identifier) => register.reference('person', identifier)),
    organisations: unique(entry.organisations).map((identifier) => register.reference('organisation', identifier)),
    callerPerson: entry.callerPerson === undefined ? undefined : register.reference('person', entry.callerPerson),
  };
}

function unique(identifiers: readonly string[]): readonly string[] {
  return identifiers.length < 2 ? identifiers : [...new Set(identifiers)];
}

/** Everyone whom the record names by a commitment. */
export function subjectsOf({ persons, organisations, callerPerson }: PendingRecord): readonly SubjectReference[] {
  return callerPerson === undefined && organisations.length === 0
    ? persons
    : [...persons, ...organisations, ...(callerPerson === undefined ? [] : [callerPerson])];
}
