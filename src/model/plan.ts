import type { DocumentNode } from 'graphql';
import type { SourceId } from './source.ts';

/** A step into the tree of results: a response key, every item of a list, or only objects of these types. */
export type PlanPathSegment =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'types'; readonly names: readonly string[] };

/**
 * What of an object goes into its representation: keys and `@requires` fields (Federation, `_Any`).
 * `responseKey` is where the value stands in the tree of results, `name` what the representation calls it.
 */
export type RequiredSelection =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly responseKey: string;
      readonly selections: readonly RequiredSelection[];
    }
  | { readonly kind: 'fragment'; readonly type: string; readonly selections: readonly RequiredSelection[] };

/** Entities at these paths, sent as one variable of representations. */
export interface EntityGroup {
  /** Variable that carries the representations. */
  readonly variable: string;
  /** Response key of this group's `_entities` field in the answer. */
  readonly responseKey: string;
  readonly paths: readonly (readonly PlanPathSegment[])[];
  readonly requires: readonly RequiredSelection[];
}

/**
 * A response key of an answer that stands for another name: where the members of a union have fields of one name and
 * different types, a fetch must ask for them under different keys (GraphQL specification §5.3.2).
 * The executor reads it under its own name.
 */
export interface KeyRename {
  /** From the answer's `data`; for entity fetches from each entity of the group `group`. Lists on the way are implied. */
  readonly path: readonly Exclude<PlanPathSegment, { readonly kind: 'items' }>[];
  /** Index into `FetchNode.entities`; absent for root fetches. */
  readonly group?: number;
  readonly from: string;
  readonly to: string;
}

/** One request to one source. Without `entities` it starts at a root type. */
export interface FetchNode {
  readonly kind: 'fetch';
  /** Number of the fetch within its plan, from 1, in printed order. */
  readonly id: number;
  readonly source: SourceId;
  readonly operation: 'query' | 'mutation';
  readonly text: string;
  readonly document: DocumentNode;
  /** Variables of the client's normalised operation that it uses. */
  readonly variables: readonly string[];
  readonly entities: readonly EntityGroup[];
  /** Mostly empty; see `KeyRename`. */
  readonly renames: readonly KeyRename[];
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

export type PlanNode = FetchNode | SequenceNode | ParallelNode;

/** How an operation is answered from the sources: plain, printable data, independent of planner and executor. */
export interface Plan {
  /** Absent when the gateway answers alone (introspection, everything refused). */
  readonly root?: PlanNode;
  readonly fetches: readonly FetchNode[];
}

/**
 * Turns a normalised operation into a plan. The same graph and operation give the same plan.
 * Throws a `GatewayError`: `PLAN_REFUSED` for text that is not in the normal form, `PLAN_NOT_SUPPORTED`, `PLAN_FAILED`.
 */
export interface Planner {
  plan(operationText: string): Plan;
}
