import {
  isCompositeType,
  isObjectType,
  typeFromAST,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';
import { possibleTypes } from '../util/possibleTypes.ts';

/** Object types that a value of a type can have at run time. */
export type TypeSet = ReadonlySet<string>;

/** Types of both sets; the first set itself when nothing is lost. */
export function intersect(first: TypeSet, second: TypeSet): TypeSet {
  const both = [...first].filter((name) => second.has(name));
  return both.length === first.size ? first : new Set(both);
}

/** Where in the document a field stands: the type that it is written on, and what its object can still be. */
export interface Scope {
  readonly declared: GraphQLCompositeType;
  readonly types: TypeSet;
}

/** The scope inside a fragment. With no type left its fields can never apply. */
export function narrow(schema: GraphQLSchema, scope: Scope, typeCondition: NamedTypeNode | undefined): Scope {
  const declared = typeCondition && typeFromAST(schema, typeCondition);
  if (!isCompositeType(declared)) return scope;
  return { declared, types: intersect(scope.types, possibleTypes(schema, declared.name)) };
}

/**
 * The type condition under which a field of this scope stands in a selection on `parent`, or undefined when no single
 * condition says it. `''` is no condition.
 */
export function conditionOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  { declared, types }: Scope,
): string | undefined {
  const all = possibleTypes(schema, parent.name);
  if (types.size === all.size && (declared === parent || isObjectType(parent))) return '';
  return intersect(all, possibleTypes(schema, declared.name)).size === types.size ? declared.name : undefined;
}
