import { isListType, isNonNullType, type GraphQLOutputType } from 'graphql';

/** Lists around the named type of a value (count). */
export function listsAround(type: GraphQLOutputType | undefined): number {
  if (type === undefined) return 0;
  if (isNonNullType(type)) return listsAround(type.ofType);
  return isListType(type) ? 1 + listsAround(type.ofType) : 0;
}
