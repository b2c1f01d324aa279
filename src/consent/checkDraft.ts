import { GatewayError } from '../errors/gatewayError.ts';
import type { ConsentDraft, ConsentTerms } from '../model/consentDesk.ts';
import type { Purpose } from '../model/purpose.ts';
import { DAY_MS } from '../util/days.ts';

/** Longest texts (characters), so that a receipt stays a line. */
const MOST = { recipient: 50, recipientRole: 50, caseId: 200, reference: 200 } as const;

/** A receipt that never ends is no consent to anything in particular (milliseconds). */
const LONGEST_TERM_MS = 5 * 366 * DAY_MS;

/**
 * The terms of a draft, in order.
 *
 * - `now`: ISO 8601, UTC
 * - throws `CONSENT_NOT_GIVEN`, `CONSENT_PURPOSE`, `CONSENT_GROUPS`, `CONSENT_TERM`, `CONSENT_TEXT` or `CONSENT_HASH`
 */
export function checkDraft(draft: ConsentDraft, purposes: ReadonlyMap<string, Purpose>, now: string): ConsentTerms {
  if (!draft.agreed) throw new GatewayError('CONSENT_NOT_GIVEN');
  const purpose = purposes.get(draft.purpose);
  if (purpose === undefined || purpose.consent.length === 0) throw new GatewayError('CONSENT_PURPOSE');
  const groups = [...new Set(draft.groups)].sort();
  if (groups.length === 0 || groups.some((group) => !purpose.consent.includes(group))) {
    throw new GatewayError('CONSENT_GROUPS', { purpose: purpose.code, groups: purpose.consent.join(', ') });
  }
  const { evidence } = draft;
  if (!/^[0-9a-f]{64}$/.test(evidence.textHash)) throw new GatewayError('CONSENT_HASH');
  return {
    purpose: purpose.code,
    groups,
    recipient: checkedText('recipient', draft.recipient),
    recipientRole: optionalText('recipientRole', draft.recipientRole),
    caseId: optionalText('caseId', draft.caseId),
    ...termOf(draft, now),
    evidence: { ...evidence, reference: checkedText('reference', evidence.reference) },
  };
}

/** Consent opens nothing for the time before it was given. */
function termOf(draft: ConsentDraft, now: string): Pick<ConsentTerms, 'from' | 'to'> {
  const fromMs = draft.from === undefined ? Date.parse(now) : Date.parse(draft.from);
  const toMs = Date.parse(draft.to);
  const beginsBefore = draft.from !== undefined && fromMs < Date.parse(now) - 60_000;
  if (!(toMs > fromMs) || beginsBefore || toMs <= Date.parse(now) || toMs - fromMs > LONGEST_TERM_MS) {
    throw new GatewayError('CONSENT_TERM');
  }
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

function optionalText(field: keyof typeof MOST, text: string | undefined): string | undefined {
  return text === undefined ? undefined : checkedText(field, text);
}

function checkedText(field: keyof typeof MOST, text: string): string {
  const tidy = text.normalize('NFC').trim();
  // Control and format characters would make one text look like another.
  if (tidy === '' || tidy.length > MOST[field] || /\p{C}/u.test(tidy)) {
    throw new GatewayError('CONSENT_TEXT', { field, most: MOST[field] });
  }
  return tidy;
}
