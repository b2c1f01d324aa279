import type { Consent, ConsentReader } from '../model/consent.ts';
import type { Pseudonyms } from '../util/installationSecret.ts';
import type { ReceiptStore } from './receiptStore.ts';
import type { ReceiptRow } from './tables.ts';

export interface ReaderParts {
  readonly store: ReceiptStore;
  readonly pseudonym: Pseudonyms;
  readonly nowMs: () => number;
}

/**
 * Finds what the people of a case have agreed to. Nothing is remembered between requests, so that a withdrawal counts from
 * the next request on, in every process.
 */
export function createConsentReader({ store, pseudonym, nowMs }: ReaderParts): ConsentReader {
  return {
    async find({ caller, purpose, caseId }) {
      const recipients = [caller.agency, caller.organisation].filter((code) => code !== undefined);
      if (caseId === undefined || recipients.length === 0) return undefined;
      const at = new Date(nowMs()).toISOString();
      const rows = await store.inForce({ purpose, caseId, recipients, role: caller.role, at });
      return consentOf(rows, pseudonym);
    },
  };
}

/**
 * What a case opens: of one person, all that they agreed to, whatever receipt says so. Where it concerns several, only what
 * each of them agreed to, as groups are opened for the request as a whole.
 */
function consentOf(rows: readonly ReceiptRow[], pseudonym: Pseudonyms): Consent | undefined {
  const bySubject = new Map<string, Set<string>>();
  for (const { subject, element_groups: groups } of rows) {
    bySubject.set(subject, new Set([...(bySubject.get(subject) ?? []), ...groups.split(',')]));
  }
  const [first, ...others] = bySubject.values();
  const id = rows
    .map((row) => row.id)
    .sort()
    .at(-1);
  if (first === undefined || id === undefined) return undefined;
  return {
    id,
    groups: [...first].filter((group) => others.every((groups) => groups.has(group))).sort(),
    concerns: (personalId) => bySubject.has(pseudonym(personalId)),
  };
}
