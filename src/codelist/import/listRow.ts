import type { AdminUnit, AdminUnitLevel } from '../../model/adminUnit.ts';

/** Words of the official map for what became of a commune. */
export type ListRelation = 'UNCHANGED' | 'MERGED' | 'SPLIT' | 'NO_OLD_COMMUNE';

/** A way from an old unit to a new one as a list states it; provinces come without a word for it. */
export interface ListedWay {
  readonly level: AdminUnitLevel;
  readonly fromCode: string;
  readonly toCode: string;
  readonly on: string;
  readonly stated: Exclude<ListRelation, 'NO_OLD_COMMUNE'> | undefined;
}

/** What a map says in passing of a unit that another list keeps. */
export interface Mention {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
}

/** What one row of a list says. */
export interface ListRow {
  readonly unit?: AdminUnit;
  /** The unit's name as the list writes it. */
  readonly written?: string;
  readonly ways: readonly ListedWay[];
  readonly mention?: Mention;
  readonly relation?: ListRelation;
}

/** A row that cannot be used, with the reason in words. */
export interface RejectedRow {
  readonly rejected: string;
}

/** Fields of a row by the name of their column, trimmed and in NFC. */
export type Fields = Readonly<Record<string, string>>;
