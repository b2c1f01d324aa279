import { visit, type DocumentNode } from 'graphql';

interface Named {
  readonly name: { readonly value: string };
}

/** The document with definitions, fields, arguments, values and members in alphabetical order: the same whatever the author's order. */
export function sortDocument(document: DocumentNode): DocumentNode {
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

/** Links first, then types by name. */
function sortKey(node: object): string {
  return 'name' in node ? (node as Named).name.value : '';
}

function byName<Node extends Named>(nodes: readonly Node[] | undefined): readonly Node[] {
  return sortedBy(nodes ?? [], (node) => node.name.value);
}

function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...items].sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0));
}
