import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { SourceId } from '../model/source.ts';
import { directivesNamed, flagArgument, textArgument } from '../federation/joinDirectives.ts';

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
      const name = join && textArgument(join, 'name');
      if (name !== undefined) names.set(value.name.value, name);
    }
  }
  return names;
}

function graphsOf(joins: readonly ConstDirectiveNode[]): readonly string[] {
  return joins.flatMap((join) => textArgument(join, 'graph') ?? []);
}

/** Whether the source only names the field (`@external`) or has lost it to another (`@override`). */
function isFlagged(join: ConstDirectiveNode): boolean {
  return flagArgument(join, 'external') === true || flagArgument(join, 'usedOverridden') === true;
}
