import type { Caller } from './access.ts';

/**
 * What a receipt of consent opens.
 *
 * From: Law 91/2025/QH15 (consent per purpose, which may be withdrawn).
 */
export interface Consent {
  /** Identifier of the receipt. */
  readonly id: string;
  /** Groups of elements agreed to. */
  readonly groups: readonly string[];
  /** Whether it is about this person (personal identifier). */
  readonly concerns: (personalId: string) => boolean;
}

/** For what a consent is looked up. */
export interface ConsentQuery {
  readonly caller: Caller;
  readonly purpose: string;
  readonly caseId?: string;
}

/** Finds receipts that are in force now: given for the purpose, to the caller's agency or organisation, for the case. */
export interface ConsentReader {
  /** Rejects with a `GatewayError` when receipts cannot be looked up: nothing is opened then. */
  find(query: ConsentQuery): Promise<Consent | undefined>;
}
