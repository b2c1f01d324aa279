import type { MaskRule } from './mask.ts';
import type { Purpose } from './purpose.ts';

/** Class of an element after Decision 2439 and Decree 356/2025. `SECRET` does not exist here: the dictionary check refuses it. */
export type DataClass = 'OPEN' | 'INTERNAL' | 'PERSONAL' | 'SENSITIVE';

/** What decides whether a field may be read. */
export interface FieldClass {
  readonly dataClass: DataClass;
  /** Kind of sensitive data, as `HIV`; only with class `SENSITIVE`. */
  readonly sensitiveKind?: string;
  /** Agency that answers for it. */
  readonly owner: string;
}

/** Who asks, as a verified token says. */
export interface Caller {
  readonly issuer: string;
  readonly subject: string;
  /** An officer acts for an agency, a citizen for themselves, an organisation through its representative. */
  readonly kind: 'officer' | 'citizen' | 'organisation';
  readonly role: string;
  readonly agency?: string;
  /** The officer's own personal identifier. */
  readonly officer?: string;
  /** A citizen's or representative's own personal identifier. */
  readonly personalId?: string;
  /** Organisation that the caller works or speaks for: facility code of a doctor, tax code of an enterprise. */
  readonly organisation?: string;
  /** Administrative unit for which the caller is competent; `00` is the whole country. */
  readonly jurisdiction?: string;
  readonly assurance?: string;
  /** When the token ends (milliseconds since 1970 UTC). */
  readonly validUntilMs?: number;
  /** Purpose and case that the token itself states. */
  readonly purpose?: string;
  readonly caseId?: string;
}

/** An agency as it is told to whoever is to ask it. */
export interface AgencyName {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** Why a field is refused: a catalogue code with its parameters, on which article, and whom to ask. */
export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly article?: string;
  /** Agency that answers for the element. */
  readonly owner?: AgencyName;
  /** It is no matter of rights and passes: the schema shows the element, and what is a value is fetched and kept back. */
  readonly isPassing?: true;
}

/** What is decided about an element for a profile. */
export type Decision =
  { readonly kind: 'allowed'; readonly mask?: MaskRule } | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * What a caller may do for a stated purpose; profiles are few, so decisions, normal forms and plans are cached per `id`.
 * A profile keeps to the rules under which it was made, also when they change meanwhile.
 */
export interface AccessProfile {
  /** Stable identifier of everything that decisions depend on, the version of the rules included; holds no personal data. */
  readonly id: string;
  readonly role: string | undefined;
  /** The purpose that was stated, when the caller is admitted to it. */
  readonly purpose: Purpose | undefined;
  /** What an operation may cost at most, where the purpose says so. */
  readonly costBudget?: number;
  /** Whether the element may stand in an answer, and how, by coordinate (`Person.birthDate`). */
  decide(coordinate: string): Decision;
  /** Whether the element may be fetched, if only to find a record or to compute another element from it. */
  mayUse(coordinate: string): boolean;
}
