/**
 * Who has to agree: the person; the guardian alone for a child under seven; both for an older child.
 *
 * From: Law 91/2025/QH15 on the protection of personal data.
 */
export type ConsentParty = 'SELF' | 'GUARDIAN' | 'BOTH';

/** What shows that consent was given. */
export type EvidenceKind = 'ELECTRONIC_SIGNATURE' | 'PAPER' | 'RECORDING' | 'ELECTRONIC_FORM';

/** The text itself stays where it was signed. */
export interface ConsentEvidence {
  readonly kind: EvidenceKind;
  /** Where it is kept, as a number of a file. */
  readonly reference: string;
  /** SHA-256 of the text that was agreed to, hexadecimal. */
  readonly textHash: string;
}

/** What somebody agrees to: one purpose, certain groups of elements, one recipient, a time. */
export interface ConsentTerms {
  readonly purpose: string;
  /** Codes of element groups. */
  readonly groups: readonly string[];
  /** Code of the agency, or tax or facility code of the organisation, that may read. */
  readonly recipient: string;
  /** Role in which it may; any when left out. */
  readonly recipientRole?: string | undefined;
  /** Dossier or claim for which it may; the identifier of the receipt when left out. */
  readonly caseId?: string | undefined;
  /** ISO 8601, UTC. */
  readonly from: string;
  /** ISO 8601, UTC, not included. */
  readonly to: string;
  readonly evidence: ConsentEvidence;
}

/**
 * - `PENDING`: the child or the guardian has not agreed yet
 * - `IN_FORCE`, `FUTURE`, `ENDED`: as its time says
 */
export type ConsentStatus = 'PENDING' | 'FUTURE' | 'IN_FORCE' | 'ENDED' | 'WITHDRAWN';

/** Proof that consent was given. */
export interface ConsentReceipt extends ConsentTerms {
  /** UUID version 7. */
  readonly id: string;
  readonly caseId: string;
  readonly party: ConsentParty;
  /** Whether the person who looks at it is the one whose data it is; otherwise they are the guardian. */
  readonly isOwn: boolean;
  readonly status: ConsentStatus;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly withdrawnAt?: string;
}

/** What a citizen sends. */
export interface ConsentDraft extends Omit<ConsentTerms, 'from'> {
  /** Who gives it, as the token says. */
  readonly giver: string;
  /** Whose data; the giver's when left out. */
  readonly subject?: string | undefined;
  /** Whether the giver has said yes; silence is no consent. */
  readonly agreed: boolean;
  /** Now when left out. */
  readonly from?: string | undefined;
}

/** Where consent is given and withdrawn. Rejects with a `GatewayError` `CONSENT_…`. */
export interface ConsentDesk {
  give(draft: ConsentDraft): Promise<ConsentReceipt>;
  /**
   * The other of child and guardian agrees too.
   *
   * - `child`: whose receipt it is, when a guardian confirms what the child gave
   */
  confirm(id: string, personalId: string, child?: string): Promise<ConsentReceipt>;
  /** Ends it at once; a second time changes nothing. */
  withdraw(id: string, personalId: string): Promise<ConsentReceipt>;
  /** Receipts about a person or given by them for a child, the newest first. */
  ofPerson(personalId: string): Promise<readonly ConsentReceipt[]>;
}

/** What has to be known of a person to tell who has to agree. */
export interface FamilyFacts {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; absent when nobody knows. */
  readonly birthDate?: string;
  /** Personal identifiers of parents and legal representatives; absent when the registers did not tell. */
  readonly guardians?: readonly string[];
}

/**
 * Asks the registers about a person, on behalf of one who is there. Undefined: there is no such person; where not all
 * registers tell, that is not told either. Rejects with `CONSENT_REGISTER` when they do not tell the age.
 */
export type FamilyRegister = (personalId: string, asker: string) => Promise<FamilyFacts | undefined>;
