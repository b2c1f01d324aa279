import type { SourceId } from './source.ts';

/**
 * A source's part of the graph, written out: federation v2 SDL in the dictionary's words.
 * For GraphQL sources and for the gateway's own subgraph, whose fields need `@external` and `@requires`.
 */
export interface SdlDeclaration {
  readonly kind: 'sdl';
  readonly id: SourceId;
  /** Field types, arguments and enum values must be the dictionary's; descriptions may be left out. */
  readonly sdl: string;
}

/** What a source answers of one dictionary type. */
export interface CoveredType {
  /** Object type of the dictionary: an entity (`Person`) or a value type (`Address`). */
  readonly name: string;
  /**
   * Field sets by which the source finds the entity in a batch, as `personalId` or `parcelCommuneCode mapSheetNo parcelNo`;
   * each must be a key of the dictionary. Empty for value types.
   */
  readonly keys: readonly string[];
  /** `false`: the source names the entity but cannot look it up. Default `true`. */
  readonly resolvable?: boolean;
  /**
   * Field names of the dictionary that the source answers; key fields come along by themselves.
   * A value type is declared whole whatever stands here: a field that the source does not hold it answers with null
   * (an `Address` without `geoPoint`), so that every source's addresses can be asked the same.
   */
  readonly fields: readonly string[];
  /** Whether other sources answer the same fields with the same values. Default: `true` for types without keys. */
  readonly shareable?: boolean;
}

/**
 * A source's part of the graph as a list of what it covers; compose writes the SDL from the dictionary.
 *
 * - types, arguments and descriptions of the fields are the dictionary's
 * - an entity that a field leads to and that is not covered (`FamilyRelation.relatedPerson: Person`) becomes a stub with
 *   its first dictionary key; the source must answer that key's fields (and `__typename` in a union)
 * - a value type that a field leads to must be covered too
 * - scalars, enums, input types and unions come along by themselves
 */
export interface CoverageDeclaration {
  readonly kind: 'coverage';
  readonly id: SourceId;
  readonly types: readonly CoveredType[];
  /** Names of the dictionary's `Query` fields that the source answers. */
  readonly queries: readonly string[];
}

/** How a source declares its part of the graph; known without asking the source, so that it may be down at start. */
export type SubgraphDeclaration = SdlDeclaration | CoverageDeclaration;
