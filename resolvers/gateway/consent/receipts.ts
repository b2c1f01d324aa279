import type { ConsentDraft, ConsentReceipt, EvidenceKind } from '../../../src/model/consentDesk.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a citizen sends, in the desk's words. */
export function draftOf(input: Fields, giver: string): ConsentDraft {
  return {
    giver,
    subject: optional(input['child']),
    agreed: input['agreed'] === true,
    purpose: text(input['purpose']),
    groups: Array.isArray(input['groups']) ? input['groups'].map(text) : [],
    recipient: text(input['recipient']),
    recipientRole: optional(input['recipientRole']),
    caseId: optional(input['caseId']),
    from: optional(input['validFrom']),
    to: text(input['validTo']),
    evidence: {
      kind: text(input['evidenceKind']) as EvidenceKind,
      reference: text(input['evidenceReference']),
      textHash: text(input['textHash']),
    },
  };
}

/** A receipt in the dictionary's words. */
export function receiptFields(receipt: ConsentReceipt): Fields {
  return {
    consentId: receipt.id,
    purpose: receipt.purpose,
    groups: receipt.groups,
    recipient: receipt.recipient,
    recipientRole: receipt.recipientRole ?? null,
    caseId: receipt.caseId,
    validFrom: receipt.from,
    validTo: receipt.to,
    consentParty: receipt.party,
    isOwn: receipt.isOwn,
    consentStatus: receipt.status,
    evidenceKind: receipt.evidence.kind,
    evidenceReference: receipt.evidence.reference,
    textHash: receipt.evidence.textHash,
    givenAt: receipt.createdAt,
    withdrawnAt: receipt.withdrawnAt ?? null,
  };
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
