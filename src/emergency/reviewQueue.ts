import type { AuditReader, ShownRecord } from '../model/audit.ts';
import type { Pseudonyms } from '../util/installationSecret.ts';
import type { ReviewStore } from './reviewStore.ts';
import type { ReviewRow } from './tables.ts';

/** Records asked for at a time (count). */
const PAGE = 200;

/**
 * Opens a review for every emergency access that the log has and the store has not. The log is written before an answer
 * leaves, so nothing is lost when the store is down, or replaced by an empty one: the reviews come back from the log.
 *
 * The log grows at its end alone, so that everything before the last record taken over has been taken over.
 */
export async function takeOverEmergencies(
  store: ReviewStore,
  log: Pick<AuditReader, 'emergencies'>,
  pseudonym: Pseudonyms,
): Promise<void> {
  const known = await store.lastIndex();
  const missing: ShownRecord[] = [];
  let after: string | undefined;
  do {
    const page = await log.emergencies({ first: PAGE, ...(after === undefined ? {} : { after }) });
    const later = page.records.filter(({ index }) => index > known);
    missing.push(...later);
    after = later.length === page.records.length ? page.next : undefined;
  } while (after !== undefined);
  if (missing.length > 0) await store.takeOver(onePerRequest(missing.reverse(), pseudonym));
}

/** An answer in parts has several records: its review names the first, and counts the subjects of the largest. */
function onePerRequest(records: readonly ShownRecord[], pseudonym: Pseudonyms): readonly ReviewRow[] {
  const reviews = new Map<string, ReviewRow>();
  for (const record of records) {
    const review = reviews.get(record.requestId) ?? reviewOf(record, pseudonym);
    const persons = Math.max(review.persons, record.personCount);
    reviews.set(record.requestId, { ...review, persons, last_index: record.index });
  }
  return [...reviews.values()];
}

function reviewOf(record: ShownRecord, pseudonym: Pseudonyms): ReviewRow {
  return {
    id: record.requestId,
    record_id: record.recordId,
    last_index: record.index,
    accessed_at: record.time,
    agency: record.agency ?? null,
    role: record.role ?? null,
    officer: pseudonym(record.officer ?? ''),
    purpose: record.purpose ?? null,
    reason: record.emergency ?? '',
    persons: record.personCount,
    status: 'OPEN',
    decided_at: null,
    decided_by: null,
    note: null,
  };
}
