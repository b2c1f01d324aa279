import type { Consent } from '../model/consent.ts';
import type { RowScope } from '../model/rows.ts';

/** Rows of those whom a consent is about, and of nobody where there is none: a receipt is itself the case that it names. */
export function consentScope(consent: Consent | undefined): RowScope {
  return {
    rule: 'case-subject',
    kinds: ['person'],
    admits: (kind, value) => kind === 'person' && consent?.concerns(value) === true,
  };
}
