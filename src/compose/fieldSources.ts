import { Kind, type ConstDirectiveNode, type DocumentNode, type TypeDefinitionNode } from 'graphql';
import type { SourceId } from '../model/source.ts';

/** Which sources answer each field, read from the supergraph (join specification v0.5, `@join__type`, `@join__field`). */
export function fieldSources(supergraph: DocumentNode): ReadonlyMap<string, readonly SourceId[]> {
  const sourceOf = graphNames(supergraph);
  const result = new Map<string, readonly SourceId[]>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const holders = graphsOf(directivesNamed(type, 'join__type'));
    for (const field of type.fields ?? []) {
      const joins = directivesNamed(field, 'join__field');
      const answering = joins.length === 0 ? holders : graphsOf(joins.filter((join) => !isFlagged(join)));
      const sources = answering.flatMap((graph) => sourceOf.get(graph) ?? []);
      result.set(`${type.name.value}.${field.name.value}`, [...new Set(sources)].sort());
    }
  }
  return result;
}

/** Names of the sources by their name in the enum `join__Graph`: `GOVERNMENT_OFFICE` is `government-office`. */
export function graphNames(supergraph: DocumentNode): ReadonlyMap<string, SourceId> {
  const names = new Map<string, SourceId>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const [join] = directivesNamed(value, 'join__graph');
      const name = join && valueOf(join, 'name');
      if (name?.kind === Kind.STRING) names.set(value.name.value, name.value);
    }
  }
  return names;
}

type WithDirectives = Pick<TypeDefinitionNode, 'directives'>;

function directivesNamed(node: WithDirectives, name: string): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

function graphsOf(joins: readonly ConstDirectiveNode[]): readonly string[] {
  return joins.flatMap((join) => {
    const graph = valueOf(join, 'graph');
    return graph?.kind === Kind.ENUM ? [graph.value] : [];
  });
}

/** Whether the source only names the field (`@external`) or has lost it to another (`@override`). */
function isFlagged(join: ConstDirectiveNode): boolean {
  return ['external', 'usedOverridden'].some((flag) => {
    const value = valueOf(join, flag);
    return value?.kind === Kind.BOOLEAN && value.value;
  });
}

function valueOf(directive: ConstDirectiveNode, name: string) {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}
