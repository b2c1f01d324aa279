import type { DictionaryLocation } from '../../model/dictionary.ts';
import type { DictionaryDraft } from '../draft/draft.ts';

/** One place that breaks a rule, and how. */
export interface Breach {
  readonly place: DictionaryLocation;
  readonly message: string;
}

/** A rule that a dictionary keeps. */
export interface DictionaryRule {
  /** Stable name, in kebab case. */
  readonly name: string;
  readonly severity: 'error' | 'warning';
  /** What to do where it is broken. */
  readonly remedy: string;
  check(draft: DictionaryDraft): readonly Breach[];
}
