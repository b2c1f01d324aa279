import { Kind, type DocumentNode, type TypeNode } from 'graphql';

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Names of the object types to which a field of a root type leads, also through a union. */
export function directlyReachable(document: DocumentNode): ReadonlySet<string> {
  const unions = new Map<string, readonly string[]>();
  const targets: string[] = [];
  for (const node of document.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      unions.set(
        node.name.value,
        (node.types ?? []).map((member) => member.name.value),
      );
    }
    const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (isObject && ROOTS.has(node.name.value)) targets.push(...(node.fields ?? []).map(({ type }) => namedType(type)));
  }
  return new Set(targets.flatMap((name) => unions.get(name) ?? [name]));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
