import type { MaskRule } from './mask.ts';

/**
 * Whose rows a purpose reaches.
 *
 * - `self`: of the citizen who asks, or of the organisation for which the caller speaks
 * - `case-subject`: of those whom the named case concerns
 * - `open-encounter`: of the patient of the named encounter, while it is open
 * - `jurisdiction`: of the area for which the caller is competent
 * - `any`: anybody's
 */
export type RowRule = 'self' | 'case-subject' | 'open-encounter' | 'jurisdiction' | 'any';

/** Who may state a purpose: a role, in agencies whose codes match one of the patterns (`H29.21`, `H29.*`, `*`). */
export interface Admission {
  readonly role: string;
  readonly agencies: readonly string[];
}

/** A registered purpose: why someone may ask, on which legal basis, and how far it reaches. */
export interface Purpose {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Act and article, as one readable line. */
  readonly basis: string;
  readonly admitted: readonly Admission[];
  /** Roles of `admitted`, each once. */
  readonly roles: readonly string[];
  /** Groups of elements that it opens. */
  readonly groups: readonly string[];
  /** Groups of elements from which fields of `groups` may be computed; they are never shown. */
  readonly inputs: readonly string[];
  /** Kinds of sensitive data that its groups hold. */
  readonly sensitiveKinds: readonly string[];
  /** How elements are shown in part for this purpose, by coordinate. */
  readonly masks: ReadonlyMap<string, MaskRule>;
  readonly rowRule: RowRule;
  readonly caseRequired: boolean;
  /** Procedures whose dossiers can be its case, by code without the agency's suffix; absent = all. */
  readonly procedures?: readonly string[];
  /** Groups that are opened only to who has a consent receipt for them. */
  readonly consent: readonly string[];
  /** Whether it is for emergencies (break-glass): a reason is demanded and every use is reviewed. */
  readonly emergency: boolean;
  /** How long the record of use is kept (months, at least 6). */
  readonly retentionMonths: number;
  /** How long the record is not shown to whom it is about (months): lawful embargo; absent = it is shown at once. */
  readonly embargoMonths?: number;
  /** First day in force, `YYYY-MM-DD`; absent = always was. */
  readonly effective?: string;
  /** Last day in force, `YYYY-MM-DD`; absent = no end. */
  readonly expiry?: string;
  /** What an operation may cost at most; absent = what the operator set for everybody. */
  readonly costBudget?: number;
}
