import { isCompositeType, isListType, isNonNullType, type GraphQLOutputType } from 'graphql';

/** A type as far as it decides whether two fields may share a response key (GraphQL specification §5.3.2, SameResponseShape). */
export function shapeKey(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${shapeKey(type.ofType)}!`;
  if (isListType(type)) return `[${shapeKey(type.ofType)}]`;
  return isCompositeType(type) ? '{}' : type.name;
}
