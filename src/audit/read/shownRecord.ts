import type { AuditEntry, ShownRecord } from '../../model/audit.ts';

/** A record's text, read. */
interface StoredRecord extends AuditEntry {
  readonly recordId: string;
}

/** A record without the commitments that stand in it. */
export function shownRecord(index: number, body: string): ShownRecord {
  const stored = JSON.parse(body) as StoredRecord;
  const shown = Object.entries(stored).filter(([name]) => !HIDDEN.has(name));
  return { ...(Object.fromEntries(shown) as unknown as ShownRecord), index, personCount: stored.persons.length };
}

const HIDDEN: ReadonlySet<string> = new Set(['persons', 'organisations', 'callerPerson', 'version']);
