import { visit, type DefinitionNode, type DocumentNode } from 'graphql';

interface Named {
  readonly name: { readonly value: string };
}

/** By the document as it came, which a source that does not change keeps from one composition to the next. */
const known = new WeakMap<DocumentNode, DocumentNode>();

/** The document with definitions, fields, arguments, values and members in alphabetical order: the same whatever the author's order. */
export function sortDocument(document: DocumentNode): DocumentNode {
  const sorted = known.get(document) ?? sort(document);
  known.set(document, sorted);
  return sorted;
}

function sort(document: DocumentNode): DocumentNode {
  return visit(document, {
    Document: { leave: (node) => ({ ...node, definitions: sortedBy(node.definitions, (each) => sortKey(each)) }) },
    ObjectTypeDefinition: {
      leave: (node) => ({ ...node, fields: byName(node.fields), interfaces: byName(node.interfaces) }),
    },
    InterfaceTypeDefinition: {
      leave: (node) => ({ ...node, fields: byName(node.fields), interfaces: byName(node.interfaces) }),
    },
    InputObjectTypeDefinition: { leave: (node) => ({ ...node, fields: byName(node.fields) }) },
    EnumTypeDefinition: { leave: (node) => ({ ...node, values: byName(node.values) }) },
    UnionTypeDefinition: { leave: (node) => ({ ...node, types: byName(node.types) }) },
    FieldDefinition: { leave: (node) => ({ ...node, arguments: byName(node.arguments) }) },
  });
}

/**
 * Links first, then interface objects, then the other types by name: the composer takes a type for what it is when a field
 * set first leads to it, and must know by then that it stands for an interface.
 */
function sortKey(node: DefinitionNode): string {
  const name = 'name' in node ? (node as Named).name.value : '';
  const isInterfaceObject = node.directives?.some((directive) => directive.name.value === 'interfaceObject');
  return isInterfaceObject === true ? ` ${name}` : name;
}

function byName<Node extends Named>(nodes: readonly Node[] | undefined): readonly Node[] {
  return sortedBy(nodes ?? [], (node) => node.name.value);
}

function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...items].sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0));
}
