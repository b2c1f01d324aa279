import { Kind, type NamedTypeNode, type TypeDefinitionNode } from 'graphql';
import { namedTypeOf } from './joinModel.ts';
import { mapElements, type SchemaElement } from './mapElements.ts';

/**
 * Types without the elements that `isHidden` names. What becomes empty goes too, and so does what refers to a type that
 * is gone: fields, arguments, members of unions, interfaces of types.
 */
export function withoutElements(
  types: readonly TypeDefinitionNode[],
  isHidden: (element: SchemaElement) => boolean,
): readonly TypeDefinitionNode[] {
  let current = mapElements(types, (element) => (isHidden(element) ? undefined : element));
  for (;;) {
    const kept = current.filter((node) => !isEmpty(node));
    const keptNames = new Set(kept.map(({ name }) => name.value));
    const gone = new Set(types.map(({ name }) => name.value).filter((name) => !keptNames.has(name)));
    if (gone.size === 0) return kept;
    const isSettled = kept.length === current.length;
    current = withoutReferences(kept, gone);
    // What refers to a type that is gone has gone; that may leave another type empty.
    if (isSettled && !current.some(isEmpty)) return current;
  }
}

function withoutReferences(types: readonly TypeDefinitionNode[], gone: ReadonlySet<string>): TypeDefinitionNode[] {
  const still = (names: readonly NamedTypeNode[] = []) => names.filter(({ name }) => !gone.has(name.value));
  const narrowed = types.map((node): TypeDefinitionNode => {
    switch (node.kind) {
      case Kind.UNION_TYPE_DEFINITION:
        return { ...node, types: still(node.types) };
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return { ...node, interfaces: still(node.interfaces) };
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return node;
    }
  });
  return mapElements(narrowed, (element) =>
    'type' in element && gone.has(namedTypeOf(element.type)) ? undefined : element,
  );
}

/** A type that must have members (GraphQL specification §3.6 to §3.10) and has none. */
function isEmpty(node: TypeDefinitionNode): boolean {
  if ('fields' in node) return (node.fields ?? []).length === 0;
  if ('values' in node) return (node.values ?? []).length === 0;
  return node.kind === Kind.UNION_TYPE_DEFINITION && (node.types ?? []).length === 0;
}
