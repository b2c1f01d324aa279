import type { Codes } from './invent/codes.ts';
import type { Draw } from './invent/draw.ts';
import type { LandBook } from './land/landBook.ts';
import type { Lineage } from './people/lineage.ts';
import type { Lives } from './people/lives.ts';
import type { Places } from './people/places.ts';
import type { Tokens } from './people/tokens.ts';

/**
 * Fields of a record in the dictionary's words. What leads to other records is a getter, so that only what is asked for is
 * made; a field with arguments is a function of them. A field that is not there is made up from its type alone.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** An object of the graph. */
export type MockRecord = Fields & { readonly __typename: string };

/** For whom the mock stands in: cases are made so that this caller can found requests on them. */
export interface MockDesk {
  readonly agency: string | undefined;
  /** Procedures for which the purpose admits a dossier; any where left out. */
  readonly procedures: readonly string[];
}

/** Everything that there is, made up when it is asked for. */
export interface MockWorld {
  /** The day on which all of it stands still, `YYYY-MM-DD`. */
  readonly today: string;
  readonly draw: Draw;
  readonly codes: Codes;
  readonly places: Places;
  readonly lineage: Lineage;
  readonly lives: Lives;
  readonly tokens: Tokens;
  readonly land: LandBook;
  readonly desk: MockDesk;
  /**
   * The record of a type with this key, fixtures considered; null where nobody knows it. The parts of a key of several
   * fields stand in their order, divided by `|`.
   */
  readonly find: (type: string, key: string) => MockRecord | null;
  /** Those of the keys that are known. */
  readonly findAll: (type: string, keys: readonly string[]) => readonly MockRecord[];
  /** A record that is only found inside another one. */
  readonly part: (type: string, fields: Fields) => MockRecord;
  /** Keys of fixtures of a type whose fields have these values. */
  readonly fixturesWith: (type: string, fields: Fields) => readonly string[];
}

/** Makes the record with a key; undefined where there can be none. */
export type MakeRecord = (world: MockWorld, key: string) => Fields | undefined;
