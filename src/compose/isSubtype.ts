import { Kind, type NamedTypeNode, type TypeDefinitionNode, type TypeNode } from 'graphql';

/** Whether every value of the one type is a value of the other: the same, never null, a member, an implementing type. */
export function isSubtype(
  narrow: TypeNode,
  wide: TypeNode,
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): boolean {
  if (wide.kind === Kind.NON_NULL_TYPE)
    return narrow.kind === Kind.NON_NULL_TYPE && isSubtype(narrow.type, wide.type, definitions);
  if (narrow.kind === Kind.NON_NULL_TYPE) return isSubtype(narrow.type, wide, definitions);
  if (wide.kind === Kind.LIST_TYPE)
    return narrow.kind === Kind.LIST_TYPE && isSubtype(narrow.type, wide.type, definitions);
  return narrow.kind === Kind.NAMED_TYPE && covers(wide, narrow, definitions);
}

/** Whether a named type is the other, a union with all of the other's members, or an interface that the other implements. */
export function covers(
  wide: NamedTypeNode,
  narrow: NamedTypeNode,
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): boolean {
  if (wide.name.value === narrow.name.value) return true;
  const union = definitions.get(wide.name.value);
  const type = definitions.get(narrow.name.value);
  if (union?.kind === Kind.UNION_TYPE_DEFINITION && type?.kind === Kind.UNION_TYPE_DEFINITION)
    return (type.types ?? []).every((member) => union.types?.some((each) => each.name.value === member.name.value));
  if (union?.kind === Kind.UNION_TYPE_DEFINITION)
    return union.types?.some((member) => member.name.value === narrow.name.value) ?? false;
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION && type?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return false;
  return type.interfaces?.some((each) => each.name.value === wide.name.value) ?? false;
}
