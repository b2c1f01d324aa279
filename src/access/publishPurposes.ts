import type { MaskRule } from '../model/mask.ts';
import type { AccessRules } from './accessRules.ts';

/** A purpose as anybody may know it: what it is for, on which basis, who may state it, and what it opens. */
export interface PublishedPurpose {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly basis: string;
  readonly admitted: readonly { readonly role: string; readonly agencies: readonly string[] }[];
  readonly roles: readonly string[];
  readonly groups: readonly PublishedGroup[];
  /** Groups from which it computes, without showing them. */
  readonly inputs: readonly PublishedGroup[];
  /** Elements that it shows in part, by coordinate. */
  readonly masks: Readonly<Record<string, MaskRule>>;
  readonly rowRule: string;
  readonly caseRequired: boolean;
  /** Codes of groups that need a consent receipt. */
  readonly consent: readonly string[];
  readonly emergency: boolean;
  readonly retentionMonths: number;
  readonly effective?: string;
  readonly expiry?: string;
}

export interface PublishedGroup {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** The purposes of these rules, for callers to choose from. */
export function publishPurposes({ rules, purposes }: AccessRules): readonly PublishedPurpose[] {
  const named = (codes: readonly string[]) =>
    codes.map((code) => {
      const { vi = code, en = code } = rules.groups.get(code) ?? {};
      return { code, vi, en };
    });
  return [...purposes.values()].map((purpose) => ({
    code: purpose.code,
    vi: purpose.vi,
    en: purpose.en,
    basis: purpose.basis,
    admitted: purpose.admitted,
    roles: purpose.roles,
    groups: named(purpose.groups),
    inputs: named(purpose.inputs),
    masks: Object.fromEntries(purpose.masks),
    rowRule: purpose.rowRule,
    caseRequired: purpose.caseRequired,
    consent: purpose.consent,
    emergency: purpose.emergency,
    retentionMonths: purpose.retentionMonths,
    ...(purpose.effective === undefined ? {} : { effective: purpose.effective }),
    ...(purpose.expiry === undefined ? {} : { expiry: purpose.expiry }),
  }));
}
