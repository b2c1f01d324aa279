import type { ConsentReceipt, ConsentStatus, ConsentParty, EvidenceKind } from '../model/consentDesk.ts';
import type { ReceiptRow } from './tables.ts';

/** A receipt as one of its people sees it; `viewer` is their pseudonym, `now` ISO 8601, UTC. */
export function shownReceipt(row: ReceiptRow, viewer: string, now: string): ConsentReceipt {
  return {
    id: row.id,
    purpose: row.purpose,
    groups: row.element_groups.split(','),
    recipient: row.recipient,
    ...(row.recipient_role === null ? {} : { recipientRole: row.recipient_role }),
    caseId: row.case_id,
    from: row.term_from,
    to: row.term_to,
    evidence: {
      kind: row.evidence_kind as EvidenceKind,
      reference: row.evidence_reference,
      textHash: row.evidence_hash,
    },
    party: row.party as ConsentParty,
    isOwn: row.subject === viewer,
    status: statusOf(row, now),
    createdAt: row.created_at,
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
  };
}

function statusOf(row: ReceiptRow, now: string): ConsentStatus {
  if (row.withdrawn_at !== null) return 'WITHDRAWN';
  if (row.term_to <= now) return 'ENDED';
  const lacksSubject = row.party !== 'GUARDIAN' && row.subject_agreed_at === null;
  const lacksGuardian = row.party !== 'SELF' && row.guardian_agreed_at === null;
  if (lacksSubject || lacksGuardian) return 'PENDING';
  return row.term_from > now ? 'FUTURE' : 'IN_FORCE';
}
