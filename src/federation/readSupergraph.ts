import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from 'graphql';
import type { SourceId } from '../model/source.ts';
import { directivesNamed, flagArgument, textArgument } from './joinDirectives.ts';
import { readFieldSet } from './readSelections.ts';
import type { Selections } from './selection.ts';
import type { EntityEntry, GraphType, SourceField, SourceKey, SourceType, Supergraph } from './supergraph.ts';
import { namedType } from '../util/namedType.ts';

type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

/**
 * Reads a supergraph in the join specification's words (v0.2 to v0.5). Types are read when they are first asked for, so
 * that the first question does not wait for the whole country.
 */
export function readSupergraph(document: DocumentNode): Supergraph {
  const nodes = new Map<string, CompositeNode>();
  const implementers = new Map<string, string[]>();
  for (const node of document.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION) nodes.set(node.name.value, node);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    nodes.set(node.name.value, node);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of node.interfaces ?? []) append(implementers, name.value, node.name.value);
  }
  const graphs = readGraphs(document);
  const ids = new Map(graphs.map(({ graph, id }) => [graph, id]));
  const sources = [...ids.values()].sort();
  const types = new Map<string, GraphType | undefined>();

  function typeNamed(name: string): GraphType | undefined {
    if (!types.has(name)) types.set(name, readType(name));
    return types.get(name);
  }

  function readType(name: string): GraphType | undefined {
    const node = nodes.get(name);
    if (node === undefined) return undefined;
    const bySource = new Map<SourceId, SourceType>();
    const known = sourceTypes(node, ids, (graph) => membersIn(node, graph));
    for (const source of sources) {
      const type = known.get(source);
      if (type !== undefined) bySource.set(source, type);
    }
    return {
      name,
      kind: kindOf(node),
      possible: possibleOf(node),
      bySource,
      entries: entriesOf(node, bySource),
    };
  }

  function possibleOf(node: CompositeNode): readonly string[] {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
        return [node.name.value];
      case Kind.UNION_TYPE_DEFINITION:
        return (node.types ?? []).map(({ name }) => name.value).sort();
      case Kind.INTERFACE_TYPE_DEFINITION:
        return [...(implementers.get(node.name.value) ?? [])].sort();
    }
  }

  function membersIn(node: CompositeNode, graph: string): readonly string[] {
    const { value: name } = node.name;
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
        return [name];
      case Kind.UNION_TYPE_DEFINITION: {
        const joins = directivesNamed(node, 'join__unionMember');
        if (joins.length === 0) return possibleOf(node);
        return joins
          .flatMap((join) => (textArgument(join, 'graph') === graph ? (textArgument(join, 'member') ?? []) : []))
          .sort();
      }
      case Kind.INTERFACE_TYPE_DEFINITION:
        return possibleOf(node).filter((member) =>
          directivesNamed(nodes.get(member) ?? node, 'join__implements').some(
            (join) => textArgument(join, 'graph') === graph && textArgument(join, 'interface') === name,
          ),
        );
    }
  }

  function entriesOf(node: CompositeNode, bySource: ReadonlyMap<SourceId, SourceType>): GraphType['entries'] {
    const found = new Map<SourceId, EntityEntry>();
    const offer = (type: SourceType, sendAs: string | undefined) => {
      const keys = type.keys.flatMap(({ fields, resolvable }) => (resolvable ? [fields] : []));
      if (keys.length > 0 && !found.has(type.source)) found.set(type.source, { type, keys, sendAs });
    };
    for (const type of bySource.values())
      offer(type, node.kind === Kind.OBJECT_TYPE_DEFINITION ? undefined : type.name);
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const { name } of node.interfaces ?? [])
        for (const type of typeNamed(name.value)?.bySource.values() ?? [])
          if (type.isInterfaceObject) offer(type, type.name);
    return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  return { sources, urls: new Map(graphs.map(({ id, url }) => [id, url])), roots: rootsOf(document), typeNamed };
}

function kindOf(node: CompositeNode): GraphType['kind'] {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
      return 'object';
    case Kind.INTERFACE_TYPE_DEFINITION:
      return 'interface';
    case Kind.UNION_TYPE_DEFINITION:
      return 'union';
  }
}

function readGraphs(
  document: DocumentNode,
): readonly { readonly graph: string; readonly id: string; readonly url: string }[] {
  const graphs = document.definitions.find(
    (node): node is EnumTypeDefinitionNode =>
      node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  return (graphs?.values ?? []).map((value) => {
    const [join] = directivesNamed(value, 'join__graph');
    return {
      graph: value.name.value,
      id: (join && textArgument(join, 'name')) ?? value.name.value,
      url: (join && textArgument(join, 'url')) ?? '',
    };
  });
}

function rootsOf(document: DocumentNode): Supergraph['roots'] {
  const schema = document.definitions.find((node) => node.kind === Kind.SCHEMA_DEFINITION);
  const named = (operation: string) =>
    schema?.operationTypes.find((each) => each.operation.valueOf() === operation)?.type.name.value;
  return { query: named('query') ?? 'Query', mutation: named('mutation'), subscription: named('subscription') };
}

function sourceTypes(
  node: CompositeNode,
  ids: ReadonlyMap<string, SourceId>,
  membersIn: (graph: string) => readonly string[],
): ReadonlyMap<SourceId, SourceType> {
  const joins = directivesNamed(node, 'join__type');
  const graphs = new Set(joins.map((join) => textArgument(join, 'graph') ?? ''));
  // Without a word about graphs it is in all of them (join specification v0.3, root types of a hand-made supergraph).
  if (joins.length === 0) for (const graph of ids.keys()) graphs.add(graph);
  const fields = fieldsByGraph(node, graphs);
  const result = new Map<SourceId, SourceType>();
  for (const graph of graphs) {
    const source = ids.get(graph);
    if (source === undefined) continue;
    const own = joins.filter((join) => textArgument(join, 'graph') === graph);
    const keys = own.flatMap((join): SourceKey[] => {
      const key = textArgument(join, 'key');
      if (key === undefined) return [];
      return [{ fields: readFieldSet(key), resolvable: flagArgument(join, 'resolvable') !== false }];
    });
    const ownFields = fields.get(graph) ?? new Map<string, SourceField>();
    const isExtension = own.some((join) => flagArgument(join, 'extension') === true);
    result.set(source, {
      source,
      name: node.name.value,
      kind: kindOf(node),
      isInterfaceObject: own.some((join) => flagArgument(join, 'isInterfaceObject') === true),
      fields: ownFields,
      keys,
      keyFields: keyFields(keys, (name) => isExtension || ownFields.get(name)?.overridden === true),
      members: membersIn(graph),
    });
  }
  return result;
}

function keyFields(keys: readonly SourceKey[], isShown: (name: string) => boolean): ReadonlyMap<string, Selections> {
  const result = new Map<string, Selections>();
  for (const { fields } of keys)
    for (const field of fields)
      if (field.kind === 'field' && isShown(field.name))
        result.set(field.name, [...(result.get(field.name) ?? []), ...(field.selections ?? [])]);
  return result;
}

function fieldsByGraph(
  node: CompositeNode,
  graphs: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, SourceField>> {
  const result = new Map<string, Map<string, SourceField>>();
  const put = (graph: string, field: SourceField) => {
    let fields = result.get(graph);
    if (fields === undefined) result.set(graph, (fields = new Map<string, SourceField>()));
    fields.set(field.name, field);
  };
  if (node.kind === Kind.UNION_TYPE_DEFINITION) return result;
  for (const field of node.fields ?? []) {
    const joins = directivesNamed(field, 'join__field');
    const typeText = printType(field.type);
    if (joins.length === 0) for (const graph of graphs) put(graph, readField(field, typeText, undefined));
    for (const join of joins) {
      const graph = textArgument(join, 'graph');
      if (graph !== undefined) put(graph, readField(field, typeText, join));
    }
  }
  return result;
}

function readField(field: FieldDefinitionNode, common: string, join: ConstDirectiveNode | undefined): SourceField {
  const text = (name: string) => (join === undefined ? undefined : textArgument(join, name));
  const flag = (name: string) => join !== undefined && flagArgument(join, name) === true;
  const fieldSet = (name: string) => {
    const given = text(name);
    return given === undefined ? undefined : readFieldSet(given);
  };
  const typeText = text('type') ?? common;
  const label = text('overrideLabel');
  // While a label decides, both sources have the field; without one, whoever was overridden only shows it.
  const overridden = flag('usedOverridden') && label === undefined;
  return {
    name: field.name.value,
    typeText,
    typeName: namedType(typeText),
    external: flag('external') || overridden,
    overridden,
    requires: fieldSet('requires'),
    provides: fieldSet('provides'),
    label: label === undefined ? undefined : { text: label, on: text('override') !== undefined },
  };
}

function printType(type: TypeNode): string {
  switch (type.kind) {
    case Kind.NAMED_TYPE:
      return type.name.value;
    case Kind.LIST_TYPE:
      return `[${printType(type.type)}]`;
    case Kind.NON_NULL_TYPE:
      return `${printType(type.type)}!`;
  }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
