import { Kind, print, type NamedTypeNode, type TypeDefinitionNode, type TypeNode } from 'graphql';
import { covers } from './isSubtype.ts';

/**
 * The type of which all are subtypes, when their named types differ: nullable where one of them is, and of their named
 * types the one that covers the others. `undefined` when the names are the same or none covers the others.
 */
export function widestType(
  types: readonly TypeNode[],
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): TypeNode | undefined {
  return new Set(types.map((type) => print(innermost(type)))).size < 2 ? undefined : commonType(types, definitions);
}

/** The narrowest type of which all are subtypes; `undefined` when there is none. */
export function commonType(
  types: readonly TypeNode[],
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): TypeNode | undefined {
  return types
    .slice(1)
    .reduce<TypeNode | undefined>((widest, type) => widest && wider(widest, type, definitions), types[0]);
}

function wider(
  left: TypeNode,
  right: TypeNode,
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): TypeNode | undefined {
  if (left.kind === Kind.NON_NULL_TYPE && right.kind === Kind.NON_NULL_TYPE) {
    const type = wider(left.type, right.type, definitions);
    return type && type.kind !== Kind.NON_NULL_TYPE ? { kind: Kind.NON_NULL_TYPE, type } : undefined;
  }
  if (left.kind === Kind.NON_NULL_TYPE) return wider(left.type, right, definitions);
  if (right.kind === Kind.NON_NULL_TYPE) return wider(left, right.type, definitions);
  if (left.kind === Kind.LIST_TYPE && right.kind === Kind.LIST_TYPE) {
    const type = wider(left.type, right.type, definitions);
    return type && { kind: Kind.LIST_TYPE, type };
  }
  if (left.kind === Kind.LIST_TYPE || right.kind === Kind.LIST_TYPE) return undefined;
  if (covers(left, right, definitions)) return left;
  return covers(right, left, definitions) ? right : undefined;
}

function innermost(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : innermost(type.type);
}
