import type { Dictionary } from '../model/dictionary.ts';
import type { StarterPart } from './partOf.ts';
import type { SampleRecords } from './sampleRecords.ts';

/** What a starter is written of. */
export interface StarterContent {
  readonly dictionary: Dictionary;
  readonly subject: string;
  readonly part: StarterPart;
  readonly records: SampleRecords;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** One kind of starter. */
export interface Starter {
  /** Packages that it runs on. */
  readonly packages: readonly string[];
  /** Scripts of its `package.json`, besides `test`. */
  readonly scripts: Readonly<Record<string, string>>;
  /** What it makes and version control leaves out. */
  readonly ignored: readonly string[];
  /** Its own files by their names. */
  readonly files: (content: StarterContent) => ReadonlyMap<string, string>;
}
