import { Kind, type DocumentNode, type TypeDefinitionNode, type TypeExtensionNode } from 'graphql';

const DEFINITION_OF = {
  [Kind.OBJECT_TYPE_EXTENSION]: Kind.OBJECT_TYPE_DEFINITION,
  [Kind.INTERFACE_TYPE_EXTENSION]: Kind.INTERFACE_TYPE_DEFINITION,
  [Kind.UNION_TYPE_EXTENSION]: Kind.UNION_TYPE_DEFINITION,
  [Kind.ENUM_TYPE_EXTENSION]: Kind.ENUM_TYPE_DEFINITION,
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: Kind.INPUT_OBJECT_TYPE_DEFINITION,
  [Kind.SCALAR_TYPE_EXTENSION]: Kind.SCALAR_TYPE_DEFINITION,
} as const;

/** Types of an SDL document by name, each with its extensions merged in: `extend type Query` in many files is one `Query`. */
export function mergeDefinitions(document: DocumentNode): ReadonlyMap<string, TypeDefinitionNode> {
  const merged = new Map<string, TypeDefinitionNode>();
  for (const node of document.definitions) {
    if (!isTypeNode(node)) continue;
    const definition =
      node.kind in DEFINITION_OF ? asDefinition(node as TypeExtensionNode) : (node as TypeDefinitionNode);
    const known = merged.get(definition.name.value);
    merged.set(definition.name.value, known === undefined ? definition : join(known, definition));
  }
  return merged;
}

function isTypeNode(node: { readonly kind: string }): node is TypeDefinitionNode | TypeExtensionNode {
  return node.kind in DEFINITION_OF || Object.values<string>(DEFINITION_OF).includes(node.kind);
}

function asDefinition(node: TypeExtensionNode): TypeDefinitionNode {
  return { ...node, kind: DEFINITION_OF[node.kind] } as TypeDefinitionNode;
}

/** Concatenates every list of two nodes of the same name; a clash of kinds keeps the first kind, which validation then reports. */
function join(first: TypeDefinitionNode, second: TypeDefinitionNode): TypeDefinitionNode {
  const joined: Record<string, unknown> = { ...first };
  for (const [property, value] of Object.entries(second)) {
    const before = joined[property];
    if (Array.isArray(value))
      joined[property] = [...(Array.isArray(before) ? (before as unknown[]) : []), ...(value as unknown[])];
    else if (property === 'description') joined[property] = before ?? value;
  }
  return joined as unknown as TypeDefinitionNode;
}
