/** What came of one rule on one element. */
export interface RuleCount {
  /** `Person.sex`, `Residence.residenceAddress.communeCode`. */
  readonly place: string;
  /** Coordinate in the dictionary: `Address.communeCode`. */
  readonly element: string;
  readonly rule: string;
  /** Values that were judged, and those that break it (count). */
  readonly tested: number;
  readonly failed: number;
  /** A few values that break it, masked where they are kept. */
  readonly examples?: readonly string[];
}

/** What came of all rules of one criterion together on one element: a value that breaks two counts once. */
export interface CriterionCount {
  readonly place: string;
  readonly criterion: string;
  readonly tested: number;
  readonly failed: number;
}

/** What was measured of one entity in one source. Counts only; no value of a record. */
export interface EntityMeasure {
  readonly entity: string;
  /** Rows that were looked at (count). */
  readonly rows: number;
  /** A whole table, or a sample of the records. */
  readonly extent: 'whole' | 'sample';
  readonly rules: readonly RuleCount[];
  readonly criteria: readonly CriterionCount[];
  /** Places that could not be measured. */
  readonly unmeasured: readonly string[];
  readonly tookMs: number;
}
