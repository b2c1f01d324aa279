import type { SourceId } from '../model/source.ts';
import type { Selections } from './selection.ts';

/** A field as one source's schema has it. */
export interface SourceField {
  readonly name: string;
  /** Its type in this source, as `[Parcel!]!`; may be narrower than in the supergraph. */
  readonly typeText: string;
  /** The named type inside. */
  readonly typeName: string;
  /** Known to the source, but answered by others, or taken over from it (`@external`, `@override`). */
  readonly external: boolean;
  /** Taken over from it, so that it still shows the field where a key has it (`@override`). */
  readonly overridden: boolean;
  readonly requires: Selections | undefined;
  readonly provides: Selections | undefined;
  /** Of a progressive `@override`: the source answers it only while the label is on, or only while it is off. */
  readonly label: { readonly text: string; readonly on: boolean } | undefined;
}

/** A key by which a source knows objects of a type (`@key`). */
export interface SourceKey {
  readonly fields: Selections;
  /** Whether the source finds objects by it (`resolvable`), or only shows it. */
  readonly resolvable: boolean;
}

/** A composite type as one source's schema has it. */
export interface SourceType {
  readonly source: SourceId;
  readonly name: string;
  readonly kind: 'object' | 'interface' | 'union';
  /** Whether it stands for an interface of other sources (`@interfaceObject`); then it cannot tell the objects' own types. */
  readonly isInterfaceObject: boolean;
  readonly fields: ReadonlyMap<string, SourceField>;
  readonly keys: readonly SourceKey[];
  /**
   * Top fields of its keys that it answers although it calls them external, with what is below them: all of a type that it
   * extends, as Federation 1 had it, and those that were taken over from it.
   */
  readonly keyFields: ReadonlyMap<string, Selections>;
  /** Object types that it may be in this source, sorted; of an object type itself. */
  readonly members: readonly string[];
}

/** A way into a source: by a key that it resolves. */
export interface EntityEntry {
  readonly type: SourceType;
  readonly keys: readonly Selections[];
  /** `__typename` of representations where it is not the object's own: the interface. */
  readonly sendAs: string | undefined;
}

/** A composite type over all sources. */
export interface GraphType {
  readonly name: string;
  readonly kind: 'object' | 'interface' | 'union';
  /** Object types that it may be, sorted; of an object type itself. */
  readonly possible: readonly string[];
  /** By source id, in their order. */
  readonly bySource: ReadonlyMap<SourceId, SourceType>;
  /** Ways to objects of this type, by source, in the order of ids; through interface objects too. */
  readonly entries: ReadonlyMap<SourceId, EntityEntry>;
}

/**
 * A supergraph as the sources see it: for each type what each source knows of it and how its objects are found there.
 * From: the join specification, v0.2 to v0.5 (https://specs.apollo.dev/join).
 */
export interface Supergraph {
  /** Sorted. */
  readonly sources: readonly SourceId[];
  /** Addresses by source, as the supergraph states them. */
  readonly urls: ReadonlyMap<SourceId, string>;
  readonly roots: Readonly<Record<'query' | 'mutation' | 'subscription', string | undefined>>;
  /** A composite type, made when it is first asked for; undefined for leaves and unknown names. */
  readonly typeNamed: (name: string) => GraphType | undefined;
}
