import type { ErrorCode } from '../../errors/catalogue/index.ts';

/** Codes with which a policy may refuse; their texts need no more than class, owner, role and purpose. */
export const POLICY_REFUSALS = [
  'FIELD_CLOSED',
  'FIELD_KIND_CLOSED',
  'FIELD_NOT_FOR_ROLE',
  'CONSENT_MISSING',
] as const satisfies readonly ErrorCode[];

export type PolicyRefusal = (typeof POLICY_REFUSALS)[number];

export function isPolicyRefusal(code: string): code is PolicyRefusal {
  return POLICY_REFUSALS.some((known) => known === code);
}
