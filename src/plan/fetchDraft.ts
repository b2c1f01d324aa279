import type { SourceId } from '../model/source.ts';
import type { FetchNode, PlanPathSegment, RequiredSelection } from '../model/plan.ts';
import type { SelectionDraft } from './selectionDraft.ts';

/** What separates fetches that must not be thrown together. */
export interface Scope {
  readonly operation: FetchNode['operation'];
  /** Fetches that come before everything in it: those of the mutation's fields before. */
  readonly before: readonly FetchDraft[];
  /** The deferred fragment to which it belongs. */
  readonly deferred: string | undefined;
}

/** The objects that a fetch looks up. */
export interface EntityDraft {
  /** Their type in the tree of results. */
  readonly type: string;
  /** Their type in the source. */
  readonly typeInSource: string;
  readonly sendAs: string | undefined;
  readonly requires: readonly RequiredSelection[];
}

/** A fetch as it grows while a plan is made. */
export interface FetchDraft {
  readonly source: SourceId;
  readonly scope: Scope;
  /** Where its objects stand in the tree of results. */
  readonly path: readonly PlanPathSegment[];
  /** Absent: it starts at a root type. */
  readonly entity: EntityDraft | undefined;
  readonly after: Set<FetchDraft>;
  readonly selection: SelectionDraft;
}
