import type { DocumentNode } from 'graphql';
import type { DataClass } from './access.ts';

/** Where something stands in the dictionary's files. `line` counts from 1. */
export interface DictionaryLocation {
  readonly file: string;
  readonly line: number;
}

/** One element of the shared data dictionary: a field with what Decision 2439's meta-model asks and cannot be derived. */
export interface DictionaryElement {
  /** `ndg:ID-001` */
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly nameVi: string;
  readonly definition: string;
  readonly definitionVi: string;
  readonly owner: string;
  readonly dataClass: DataClass;
  readonly sensitiveKind?: string;
  /** GraphQL type as printed: `PersonalId!`, `[ICD10Code!]`. */
  readonly type: string;
  readonly format?: string;
  readonly codeList?: string;
  readonly mandatory: boolean;
  readonly rule?: string;
  readonly basis: string;
  readonly since: string;
  readonly location: DictionaryLocation;
}

export interface DictionaryEntity {
  readonly name: string;
  readonly nameVi: string;
  readonly definition: string;
  readonly definitionVi: string;
  readonly subject: string;
  readonly owner: string;
  /** Class of its elements where they do not say their own; also what it takes to know that such a thing exists. */
  readonly dataClass?: DataClass;
  /** Field sets of its keys, as `personalId` or `parcelCommuneCode mapSheetNo parcelNo`. */
  readonly keys: readonly string[];
  readonly elements: readonly DictionaryElement[];
  readonly location: DictionaryLocation;
}

export interface CodeListEntry {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** `YYYY-MM-DD`, inclusive; absent = always. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Code that replaces this one, where a list says so. */
  readonly replacedBy?: string;
  /** Further columns of the list by their names, as `unit` and `reuse_hours` of LAB_INDEX. */
  readonly extra?: Readonly<Record<string, string>>;
}

export interface CodeList {
  readonly id: string;
  readonly entries: readonly CodeListEntry[];
}

/** The shared data dictionary as read from `schema/`: the contract from which everything else is derived. */
export interface Dictionary {
  readonly version: string;
  readonly entities: ReadonlyMap<string, DictionaryEntity>;
  /** By coordinate `Entity.field`. */
  readonly elements: ReadonlyMap<string, DictionaryElement>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  /** All SDL files merged, with the dictionary's directives. */
  readonly document: DocumentNode;
}
