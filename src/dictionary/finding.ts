/** Something that is wrong with a dictionary. An error makes it unusable; a warning does not. */
export interface DictionaryFinding {
  /** Name of the rule, as `owner-unknown`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}
