import { isAbstractType, isCompositeType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { possibleTypes } from '../../util/possibleTypes.ts';
import type { CostDirectives, ListSize } from './costDirectives.ts';

/** What is stated of a field, on the type itself and on every type that it can be. */
export interface StatedField {
  readonly weight: number;
  readonly listSize: ListSize | undefined;
  readonly argumentWeight: (argument: string) => number;
}

/** Looks up what a schema states; of an abstract type that of the dearest of the types that it can be. Remembers it. */
export class StatedCosts {
  readonly directives: CostDirectives;
  readonly #schema: GraphQLSchema;
  readonly #fields = new Map<string, StatedField>();
  readonly #types = new Map<string, number>();

  constructor(schema: GraphQLSchema, directives: CostDirectives) {
    this.#schema = schema;
    this.directives = directives;
  }

  field(type: GraphQLNamedType, name: string): StatedField {
    const coordinate = `${type.name}.${name}`;
    let stated = this.#fields.get(coordinate);
    if (stated === undefined) {
      const { weights, listSizes } = this.directives;
      const all = this.#typesOf(type).map((each) => `${each}.${name}`);
      const largest = (found: readonly (number | undefined)[]) =>
        found.some((weight) => weight !== undefined) ? Math.max(...found.filter((weight) => weight !== undefined)) : 0;
      stated = {
        weight: largest(all.map((each) => weights.get(each))),
        listSize: all.map((each) => listSizes.get(each)).find((each) => each !== undefined),
        argumentWeight: (argument) => largest(all.map((each) => weights.get(`${each}(${argument}:)`))),
      };
      this.#fields.set(coordinate, stated);
    }
    return stated;
  }

  /** 1 for an object and 0 for a scalar or an enum, unless stated. */
  type(type: GraphQLNamedType): number {
    let weight = this.#types.get(type.name);
    if (weight === undefined) {
      const usual = isCompositeType(type) ? 1 : 0;
      const { weights } = this.directives;
      weight =
        weights.get(type.name) ??
        (isAbstractType(type) ? Math.max(...this.#possible(type).map((name) => weights.get(name) ?? usual)) : usual);
      this.#types.set(type.name, weight);
    }
    return weight;
  }

  #typesOf(type: GraphQLNamedType): readonly string[] {
    const isSilent = this.directives.weights.size === 0 && this.directives.listSizes.size === 0;
    return isSilent || !isAbstractType(type) ? [type.name] : [type.name, ...this.#possible(type)];
  }

  #possible(type: GraphQLNamedType): readonly string[] {
    return [...possibleTypes(this.#schema, type.name)];
  }
}
