import type { DataClass } from './access.ts';
import type { SourceId, SourceKind } from './source.ts';

/** What one fetch of a plan did. */
export interface FetchReport {
  /** The fetch's number in the plan. */
  readonly id: number;
  readonly source: SourceId;
  readonly kind: SourceKind;
  /** From the start of execution (milliseconds). */
  readonly startedMs: number;
  readonly durationMs: number;
  /** Requests to the source; more than one when a batch was split, none when nothing was left to ask. */
  readonly requests: number;
  readonly httpCalls: number;
  readonly sqlStatements: number;
  readonly bytes: number;
  /** Distinct representations sent (count); 0 for a fetch that starts at a root. */
  readonly entities: number;
  readonly ok: boolean;
  /** Catalogue code of the first failure. */
  readonly code?: string;
}

/** Where a field of the answer came from. One entry stands for all items of the lists on its path. */
export interface FieldProvenance {
  /** Client response keys from the root; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** Where the field is declared: `Person.fullName`. */
  readonly coordinate: string;
  /** Absent for what the gateway answers by itself (`__typename`, introspection, refusals). */
  readonly source?: SourceId;
  readonly fetch?: number;
  readonly class?: DataClass;
  /** Oldest as-of time (ISO 8601) that the ministry gave for an object of this path. */
  readonly asOf?: string;
  /** Newest as-of time, when it is not the oldest. */
  readonly asOfNewest?: string;
}

/** What was odd about values that were answered all the same; never the value. */
export interface ValueWarning {
  /** Client response keys from the root; `*` stands for every item of a list. */
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly messageVi: string;
  readonly source?: SourceId;
  /** How many values it concerns. */
  readonly count: number;
}

/** Who answered what, from which fetch, as of when. */
export interface Provenance {
  readonly fetches: readonly FetchReport[];
  readonly fields: readonly FieldProvenance[];
  readonly warnings: readonly ValueWarning[];
}
