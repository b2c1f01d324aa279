import type { DocumentNode } from 'graphql';
import type { Grounds } from './refusal.ts';
import type { SourceId } from './source.ts';

/** A step into the tree of results: a response key, every item of a list, or only objects of these types. */
export type PlanPathSegment =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'types'; readonly names: readonly string[] };

/**
 * What of an object goes into its representation: keys and `@requires` fields (Federation, `_Any`).
 *
 * - `responseKey`: where the value stands in the tree of results; `name`: what the representation calls it
 * - `type`: only objects of this type, or of its possible types; at the top of `EntityGroup.requires` one fragment per type
 * - `sendAs`: `__typename` of the representation where it is not the object's own (`@interfaceObject`: the interface)
 */
export type RequiredSelection =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly responseKey: string;
      readonly selections: readonly RequiredSelection[];
    }
  | {
      readonly kind: 'fragment';
      readonly type: string;
      readonly sendAs?: string;
      readonly selections: readonly RequiredSelection[];
    };

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
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly text: string;
  readonly document: DocumentNode;
  /** Variables of the client's normalised operation that it uses. */
  readonly variables: readonly string[];
  readonly entities: readonly EntityGroup[];
  /**
   * Where the answer of a fetch without `entities` goes, when not to the root of the tree of results: into every object at
   * this path (a way back to `Query`, from a mutation's payload).
   */
  readonly at?: readonly PlanPathSegment[];
  /** Mostly empty; see `KeyRename`. */
  readonly renames: readonly KeyRename[];
  /** Fetches that must be over before this one starts, ascending; all have smaller numbers. */
  readonly after: readonly number[];
  /**
   * Deferred fragments that wait for it (`DeferredFragment.id`), ascending. Absent: the first answer waits for it, or, in
   * a subscription, the answer to each event.
   */
  readonly deferredFor?: readonly string[];
}

/**
 * A field that has no lawful way: it, or every way to it, needs what the caller may not read. Nothing is fetched for it;
 * it is answered by null and the error `FIELD_NEEDS_REFUSED`.
 */
export interface UnreachableField extends Grounds {
  /** Of the object that has the field, from the root of the tree of results. */
  readonly path: readonly PlanPathSegment[];
  /** Response key of the field in the normal form. */
  readonly responseKey: string;
  /** Coordinate of what may not be read, as `Person.personalId`. */
  readonly dependency: string;
}

/**
 * How an operation is answered from the sources: plain, printable data, independent of planner and executor.
 * Fetches form a graph without cycles (`after`), listed so that each stands after those it waits for. Of a subscription
 * the first fetch is the source of events, and all others run once for each event.
 */
export interface Plan {
  /** Empty when the gateway answers alone (introspection, everything refused). */
  readonly fetches: readonly FetchNode[];
  /** Mostly empty. */
  readonly unreachable: readonly UnreachableField[];
}

/** What a plan depends on besides graph and operation. The same context id, the same plan. */
export interface PlanningContext {
  /** Identifies everything below, for caches; holds no personal data. */
  readonly id: string;
  /** Whether a field must not be fetched: not for the client, not as a key, not for another field's `@requires`. */
  readonly refuses: (typeName: string, fieldName: string) => boolean;
  /** On what grounds such a field is refused, by coordinate; on none that are told when left out. */
  readonly groundsOf?: (coordinate: string) => Grounds;
  /** Labels of `@override(label:)` that hold for this request. */
  readonly labels: ReadonlySet<string>;
  /** What asking a source costs in comparison (1: as any other; more: rather another). Decides between sources of shareable fields. */
  readonly weightOf: (source: SourceId) => number;
}

/**
 * Turns a normalised operation into a plan. The same graph, operation and context give the same plan.
 * Throws a `GatewayError`: `PLAN_REFUSED` for text that is not in the normal form, `PLAN_TOO_COSTLY`, `PLAN_FAILED`.
 */
export interface Planner {
  plan(operationText: string, context?: PlanningContext): Plan;
}
