import type { Refusal } from './access.ts';

/** What a row can be about, as far as rules on rows and the record need to know. */
export type SubjectKind = 'person' | 'organisation' | 'parcel' | 'encounter' | 'dossier' | 'adminUnit';

/** A field of a type that says whose row it is: `LabResult.patientId` names a person. */
export interface SubjectField {
  readonly field: string;
  readonly kind: SubjectKind;
}

/**
 * Whose rows the objects of each type are, by type name. Objects of a type that is not here belong to the object in which
 * they stand.
 */
export type SubjectMap = ReadonlyMap<string, readonly SubjectField[]>;

/**
 * Whose rows one request may see: an object goes into the answer when one of its subject fields has a value in it. An
 * object that names nobody does not.
 */
export interface RowScope {
  /** Name of the rule, as the answer tells it: `self`, `case-subject`. */
  readonly rule?: string;
  /** Article on which the purpose rests that brings the rule. */
  readonly article?: string;
  /** Kinds of which it may admit any: fields of other kinds are not fetched for it. Any kind when left out. */
  readonly kinds?: readonly SubjectKind[];
  admits(kind: SubjectKind, value: string): boolean;
  /** Everything that is admitted, where it can be listed: sources may then leave the rest out themselves. */
  readonly admitted?: AdmittedValues;
  /**
   * Whether a request may name this subject in its arguments, where that is not the same as being admitted: an area is no
   * property of an identifier, so only what comes back tells. `admits` decides where it is left out.
   */
  readonly mayAskFor?: (kind: SubjectKind, value: string) => boolean;
}

/** Values that are admitted, by kind; of a kind that is not there none is. */
export type AdmittedValues = ReadonlyMap<SubjectKind, ReadonlySet<string>>;

/** A scope that can be listed. */
export function listedScope(rule: string, admitted: AdmittedValues): RowScope {
  return {
    ...{ rule, admitted, kinds: [...admitted.keys()] },
    admits: (kind, value) => admitted.get(kind)?.has(value) === true,
  };
}

/**
 * What a source may leave out of the lists that it answers, as it would be left out of the answer. What it leaves in is
 * judged again.
 */
export interface RowNarrowing {
  readonly admitted: AdmittedValues;
  /** Names of fields that something else is made of (`@requires`), and that must be whole. */
  readonly whole: ReadonlySet<string>;
}

/** Why an object, or whoever is asked for, does not get into the answer: told alike whether it is there or not. */
export const ROW_NOT_PERMITTED: Refusal = { code: 'ROW_NOT_PERMITTED', params: {} };

/** The same, with the article of the scope that leaves it out. */
export function rowRefusal({ article }: Pick<RowScope, 'article'>): Refusal {
  return article === undefined ? ROW_NOT_PERMITTED : { ...ROW_NOT_PERMITTED, article };
}
