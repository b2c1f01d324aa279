import { GatewayError } from '../errors/gatewayError.ts';
import type { ConsentDesk, ConsentDraft, FamilyRegister } from '../model/consentDesk.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Pseudonyms } from '../util/installationSecret.ts';
import { uuidVersion7 } from '../util/uuidVersion7.ts';
import { checkDraft } from './checkDraft.ts';
import { partyOfChild, partyOfOwn, untilSpeaking } from './checkParty.ts';
import type { ReceiptStore } from './receiptStore.ts';
import { shownReceipt } from './shownReceipt.ts';
import type { ReceiptRow } from './tables.ts';

/** Receipts of one person that may be open at a time (count). */
const MOST_OPEN = 100;

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

export interface DeskParts {
  readonly store: ReceiptStore;
  readonly pseudonym: Pseudonyms;
  readonly family: FamilyRegister;
  readonly purposes: () => ReadonlyMap<string, Purpose>;
  readonly nowMs: () => number;
}

/** The desk at which consent is given, confirmed and withdrawn. Registers say who is a child and who their guardian is. */
export function createConsentDesk({ store, pseudonym, family, purposes, nowMs }: DeskParts): ConsentDesk {
  const now = () => new Date(nowMs()).toISOString();
  const today = () => new Date(nowMs() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);

  async function newReceipt(draft: ConsentDraft): Promise<ReceiptRow> {
    const { giver, subject = giver } = draft;
    const isOwn = subject === giver;
    const at = now();
    const terms = checkDraft(draft, purposes(), at);
    if ((await store.countOpen(pseudonym(giver), at)) >= MOST_OPEN) {
      throw new GatewayError('CONSENT_TOO_MANY', { most: MOST_OPEN });
    }
    const facts = await family(subject, giver);
    const party = isOwn ? partyOfOwn(facts, today()) : partyOfChild(facts, giver, today());
    const id = uuidVersion7(nowMs());
    const { from, to, evidence } = terms;
    return {
      id,
      subject: pseudonym(subject),
      guardian: isOwn ? null : pseudonym(giver),
      party,
      purpose: terms.purpose,
      element_groups: terms.groups.join(','),
      recipient: terms.recipient,
      recipient_role: terms.recipientRole ?? null,
      case_id: terms.caseId ?? id,
      term_from: from,
      term_to: party === 'GUARDIAN' ? untilSpeaking(from, to, facts?.birthDate ?? '') : to,
      evidence_kind: evidence.kind,
      evidence_reference: evidence.reference,
      evidence_hash: evidence.textHash,
      created_at: at,
      subject_agreed_at: isOwn ? at : null,
      guardian_agreed_at: isOwn ? null : at,
      withdrawn_at: null,
    };
  }

  /** The receipt, if it is the person's: others are not told that there is one. */
  async function mine(id: string, personalId: string): Promise<ReceiptRow> {
    const row = await store.byId(id);
    const me = pseudonym(personalId);
    if (row === undefined || (row.subject !== me && row.guardian !== me)) throw new GatewayError('CONSENT_UNKNOWN');
    return row;
  }

  /** The child's receipt, once the registers have said that the person is the child's guardian. */
  async function ofChild(id: string, personalId: string, child: string): Promise<ReceiptRow> {
    const row = await store.byId(id);
    if (row?.subject !== pseudonym(child)) throw new GatewayError('CONSENT_UNKNOWN');
    partyOfChild(await family(child, personalId), personalId, today());
    return row;
  }

  async function shown(id: string, personalId: string) {
    return shownReceipt(await mine(id, personalId), pseudonym(personalId), now());
  }

  return {
    async give(draft) {
      const row = await newReceipt(draft);
      await store.add(row);
      return shownReceipt(row, pseudonym(draft.giver), now());
    },
    async confirm(id, personalId, child) {
      const row = child === undefined ? await mine(id, personalId) : await ofChild(id, personalId, child);
      if (row.withdrawn_at !== null) throw new GatewayError('CONSENT_WITHDRAWN');
      const me = pseudonym(personalId);
      if (row.subject === me) await store.note(id, 'subject_agreed_at', now());
      else await store.noteGuardian(id, me, now());
      return shown(id, personalId);
    },
    async withdraw(id, personalId) {
      await mine(id, personalId);
      await store.note(id, 'withdrawn_at', now());
      return shown(id, personalId);
    },
    async ofPerson(personalId) {
      const me = pseudonym(personalId);
      const rows = await store.ofPerson(me);
      return rows.map((row) => shownReceipt(row, me, now()));
    },
  };
}
