import { getNullableType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';
import type { CostDirectives } from './costDirectives.ts';

/** Stated weights of everything that stands in a value of an argument. */
export function inputWeight(weights: CostDirectives['weights'], type: GraphQLInputType, value: unknown): number {
  if (value === undefined || value === null) return 0;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.reduce<number>((sum, item) => sum + inputWeight(weights, nullable.ofType, item), 0);
  }
  let weight = weights.get(nullable.name) ?? 0;
  if (!isInputObjectType(nullable)) return weight;
  for (const [name, field] of Object.entries(nullable.getFields())) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    if (inner === undefined) continue;
    weight += (weights.get(`${nullable.name}.${name}`) ?? 0) + inputWeight(weights, field.type, inner);
  }
  return weight;
}
