import { Kind, visit, type TypeDefinitionNode } from 'graphql';

/** Types without those to which nothing leads from a root type. */
export function withoutUnreachable(types: readonly TypeDefinitionNode[]): readonly TypeDefinitionNode[] {
  const byName = new Map(types.map((node) => [node.name.value, node]));
  const implementers = implementersOf(types);
  const reached = new Set(['Query', 'Mutation', 'Subscription']);
  for (const name of reached) {
    const node = byName.get(name);
    if (node === undefined) continue;
    visit(node, {
      NamedType: (type) => {
        reached.add(type.name.value);
      },
    });
    for (const implementer of implementers.get(name) ?? []) reached.add(implementer);
  }
  return types.filter(({ name }) => reached.has(name.value));
}

function implementersOf(types: readonly TypeDefinitionNode[]): ReadonlyMap<string, readonly string[]> {
  const implementers = new Map<string, string[]>();
  for (const node of types) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { name } of node.interfaces ?? []) {
      const known = implementers.get(name.value);
      if (known === undefined) implementers.set(name.value, [node.name.value]);
      else known.push(node.name.value);
    }
  }
  return implementers;
}
