import type { RowNarrowing } from '../../model/rows.ts';
import type { SourceId } from '../../model/source.ts';
import type { RowReader } from './rows.ts';

/** An object of the answer; a `FieldFailure` stands where a field could not be had. */
export type ResolvedObject = Record<string, unknown>;

/** What one request carries through its selections. */
export interface Resolution {
  readonly source: SourceId;
  readonly reader: RowReader;
  /** As-of times by the object that they belong to; absent when nobody asked. */
  readonly asOf: WeakMap<object, string> | undefined;
  /** Whose rows are wanted in lists; anybody's when left out. */
  readonly rows: RowNarrowing | undefined;
}
