import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { textArgument } from '../federation/joinDirectives.ts';
import { normaliseFieldSet } from './fieldSet.ts';
import { keysOf } from './fieldStatements.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import type { SubgraphPart } from './subgraphPart.ts';

const KEY: ReadonlySet<string> = new Set(['key', 'federation__key']);

/**
 * The documents with the keys of members spelled as the interface spells them: of a key of an interface the composer asks
 * that its members have it in the same words, and takes `b a` for another key than `a b`.
 */
export function sameKeySpelling(parts: readonly SubgraphPart[]): readonly SubgraphPart[] {
  return parts.map((part) => ({ ...part, document: respelled(part.document) }));
}

function respelled(document: DocumentNode): DocumentNode {
  const definitions = mergeDefinitions(document);
  const spellings = new Map<string, ReadonlyMap<string, string>>();
  for (const type of definitions.values()) {
    const keys = type.kind === Kind.INTERFACE_TYPE_DEFINITION ? keysOf(type) : [];
    if (keys.length > 0)
      spellings.set(type.name.value, new Map(keys.map((fields) => [normaliseFieldSet(fields), fields])));
  }
  if (spellings.size === 0) return document;
  const inWordsOfInterface = (name: string, key: ConstDirectiveNode): ConstDirectiveNode => {
    const fields = textArgument(key, 'fields');
    const type = definitions.get(name);
    const interfaces = type !== undefined && 'interfaces' in type ? (type.interfaces ?? []) : [];
    if (!KEY.has(key.name.value) || fields === undefined) return key;
    const meaning = normaliseFieldSet(fields);
    const spelled = interfaces.flatMap((each) => spellings.get(each.name.value)?.get(meaning) ?? [])[0];
    return spelled === undefined || spelled === fields ? key : withFields(key, spelled);
  };
  const leave = <
    Node extends { readonly name: { readonly value: string }; readonly directives?: readonly ConstDirectiveNode[] },
  >(
    node: Node,
  ): Node => ({
    ...node,
    directives: (node.directives ?? []).map((each) => inWordsOfInterface(node.name.value, each)),
  });
  return visit(document, {
    ObjectTypeDefinition: { leave },
    ObjectTypeExtension: { leave },
    InterfaceTypeDefinition: { leave },
    InterfaceTypeExtension: { leave },
  });
}

function withFields(key: ConstDirectiveNode, fields: string): ConstDirectiveNode {
  const given = key.arguments ?? [];
  return {
    ...key,
    arguments: given.map((argument) =>
      argument.name.value === 'fields' ? { ...argument, value: { kind: Kind.STRING, value: fields } } : argument,
    ),
  };
}
