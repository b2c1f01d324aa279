import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { SourceId } from '../../../src/model/source.ts';

/** Says whether a field is part of a key by which a source knows a type. */
export type IsKeyField = (source: SourceId, type: string, field: string) => boolean;

/** Reads the keys of all sources from the supergraph (join specification v0.5, `@join__type(key:)`). */
export function entityKeys(supergraph: DocumentNode): IsKeyField {
  const sources = new Map<string, SourceId>();
  const keys = new Set<string>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? [])
      for (const join of value.directives ?? []) sources.set(value.name.value, textOf(join, 'name'));
  }
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const join of node.directives ?? []) {
      const source = sources.get(textOf(join, 'graph')) ?? '';
      for (const field of textOf(join, 'key').match(/\w+/g) ?? []) keys.add(`${source} ${node.name.value}.${field}`);
    }
  }
  return (source, type, field) => keys.has(`${source} ${type}.${field}`);
}

function textOf(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : '';
}
