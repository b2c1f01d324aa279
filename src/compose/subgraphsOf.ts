import {
  isTypeDefinitionNode,
  Kind,
  parseType,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NamedTypeNode,
  type TypeDefinitionNode,
} from 'graphql';
import type { SourceId } from '../model/source.ts';
import { directivesNamed, flagArgument, textArgument } from '../federation/joinDirectives.ts';

/** One graph of a supergraph: where it is, and its part of the types as its own SDL, with its keys, written when asked for. */
export interface JoinedSubgraph {
  readonly id: SourceId;
  /** As the supergraph states it; may be empty. */
  readonly url: string;
  readonly sdl: () => string;
}

/**
 * Takes a supergraph apart into what each graph serves: types with the graph's own field types, interface objects as the
 * object types that they are there (join specification v0.3 to v0.5). Of the federation directives only keys are left.
 */
export function subgraphsOf(document: DocumentNode): readonly JoinedSubgraph[] {
  const types = typesByGraph(document);
  return graphsOf(document).map(({ graph, id, url }) => {
    const sdl = () => {
      const definitions = (types.get(graph) ?? []).flatMap((node) => partOf(node, graph) ?? []);
      return print({ kind: Kind.DOCUMENT, definitions });
    };
    return { id, url, sdl };
  });
}

/** The graphs of a supergraph: by their name in the enum `join__Graph`, as sources are called, and where they are. */
export function graphsOf({ definitions }: DocumentNode) {
  const values = definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph' ? (node.values ?? []) : [],
  );
  return values.flatMap((value) =>
    directivesNamed(value, 'join__graph').map((join) => ({
      graph: value.name.value,
      id: textArgument(join, 'name') ?? value.name.value,
      url: textArgument(join, 'url') ?? '',
    })),
  );
}

/** The supergraph's types by the graphs that have them. */
export function typesByGraph({ definitions }: DocumentNode): ReadonlyMap<string, readonly TypeDefinitionNode[]> {
  const types = new Map<string, TypeDefinitionNode[]>();
  for (const node of definitions.filter(isTypeDefinitionNode)) {
    const graphs = directivesNamed(node, 'join__type').flatMap((join) => textArgument(join, 'graph') ?? []);
    for (const graph of new Set(graphs)) {
      const known = types.get(graph);
      if (known === undefined) types.set(graph, [node]);
      else known.push(node);
    }
  }
  return types;
}

/** What a graph has of a type of the supergraph, with no directives but its keys; `undefined` where it is nothing. */
export function partOf(node: TypeDefinitionNode, graph: string): TypeDefinitionNode | undefined {
  const joins = of(graph, directivesNamed(node, 'join__type'));
  const plain = { name: node.name, directives: [] };
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = (node.fields ?? []).flatMap((field) => fieldOf(field, graph) ?? []);
      // A root type of which the graph has no field.
      if (fields.length === 0) return undefined;
      const isObject = joins.some((join) => flagArgument(join, 'isInterfaceObject') === true);
      const interfaces = of(graph, directivesNamed(node, 'join__implements')).flatMap((join) =>
        namedType(textArgument(join, 'interface')),
      );
      const kind = isObject ? Kind.OBJECT_TYPE_DEFINITION : node.kind;
      return { ...plain, kind, interfaces, fields, directives: joins.flatMap(keyOf) };
    }
    case Kind.UNION_TYPE_DEFINITION: {
      const members = of(graph, directivesNamed(node, 'join__unionMember'));
      return { ...plain, kind: node.kind, types: members.flatMap((join) => namedType(textArgument(join, 'member'))) };
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      const values = (node.values ?? []).filter((value) => of(graph, directivesNamed(value, 'join__enumValue')).length);
      return { ...plain, kind: node.kind, values: values.map((value) => ({ kind: value.kind, name: value.name })) };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...plain, kind: node.kind, fields: (node.fields ?? []).flatMap((field) => inputOf(field, graph) ?? []) };
    case Kind.SCALAR_TYPE_DEFINITION:
      return { ...plain, kind: node.kind };
  }
}

/** The directives that speak of this graph. */
function of(graph: string, joins: readonly ConstDirectiveNode[]): readonly ConstDirectiveNode[] {
  return joins.filter((join) => textArgument(join, 'graph') === graph);
}

/** A field without `@join__field` is in every graph that has its type. */
function joinOf(field: FieldDefinitionNode | InputValueDefinitionNode, graph: string) {
  const joins = directivesNamed(field, 'join__field');
  if (joins.length === 0) return { type: field.type };
  const [join] = of(graph, joins);
  if (join === undefined) return undefined;
  const type = textArgument(join, 'type');
  return { type: type === undefined ? field.type : parseType(type, { noLocation: true }) };
}

function fieldOf(field: FieldDefinitionNode, graph: string): FieldDefinitionNode | undefined {
  const joined = joinOf(field, graph);
  return (
    joined && {
      kind: field.kind,
      name: field.name,
      type: joined.type,
      arguments: (field.arguments ?? []).map((argument) => ({ ...argument, directives: [] })),
    }
  );
}

function inputOf(field: InputValueDefinitionNode, graph: string): InputValueDefinitionNode | undefined {
  const joined = joinOf(field, graph);
  return joined && { ...field, type: joined.type, directives: [] };
}

function keyOf(join: ConstDirectiveNode): readonly ConstDirectiveNode[] {
  const kept = (join.arguments ?? []).flatMap((argument) => {
    if (argument.name.value === 'resolvable') return [argument];
    return argument.name.value === 'key' ? [{ ...argument, name: { kind: Kind.NAME, value: 'fields' } as const }] : [];
  });
  if (!kept.some(({ name }) => name.value === 'fields')) return [];
  return [{ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'key' }, arguments: kept }];
}

function namedType(name: string | undefined): readonly NamedTypeNode[] {
  return name === undefined ? [] : [{ kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } }];
}
