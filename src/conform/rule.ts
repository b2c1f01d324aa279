/** What a rule looks at: the published schema, the service's answers, the records in them, its speed. */
export type Family = 'schema' | 'behaviour' | 'data' | 'load';

export const FAMILIES: readonly Family[] = ['schema', 'behaviour', 'data', 'load'];

/** A rule of conformance as people read it. */
export interface RuleFacts {
  /** Never used again for anything else: `SCHEMA-KEY-MISSING`. */
  readonly id: string;
  readonly family: Family;
  /** An error keeps a source from being attached; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly guarantees: string;
  /** Law or standard, with its section. */
  readonly why: string;
  readonly remedy: string;
  /** Texts that the rule's own test runs: the first passes, the second does not. */
  readonly good: string;
  readonly bad: string;
}

/** Where a rule was broken, in words that hold no value of a record. */
export interface Hit {
  /** Coordinate of the dictionary, as `Parcel.parcelArea`, or of the service, as `Query`. */
  readonly where: string;
  readonly message: string;
  /** Line of the schema, from 1. */
  readonly line?: number;
  /** For rates: how many of how many records broke the rule. */
  readonly failed?: number;
  readonly tested?: number;
}
