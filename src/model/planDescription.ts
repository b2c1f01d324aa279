import type { SourceId } from './source.ts';

/** What one fetch asks for of one type, in dictionary words. */
export interface DescribedSelection {
  /** Entity type, or absent when the selection starts at the root. */
  readonly entityType?: string;
  /** Where the entities stand, as `landTransfer.transferor`; empty for root selections. */
  readonly paths: readonly string[];
  /** The root field with its variables, or the leaves that are sent: keys and `@requires` fields, as `transferor.lifeStatus`. */
  readonly inputs: readonly string[];
  /** Leaves asked for: `residences.address.communeCode`. */
  readonly fields: readonly string[];
}

export interface DescribedFetch {
  readonly fetchId: number;
  readonly source: SourceId;
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly selections: readonly DescribedSelection[];
  /** Fetches whose results it sends or hangs on, ascending. */
  readonly dependsOn: readonly number[];
}

/** A plan as JSON, for a picture: fetches of a step run at the same time, after those they depend on. */
export interface PlanDescription {
  readonly steps: readonly { readonly parallel: readonly DescribedFetch[] }[];
}
