import {
  Kind,
  parseType,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { parseFieldSet } from './fieldSet.ts';
import { directivesNamed, flagArgument, textArgument } from '../federation/joinDirectives.ts';

/** How one graph of the join specification answers a field. */
export interface JoinedField {
  readonly graph: string;
  /** Name of the type that this graph's field has; may be narrower than the supergraph's. */
  readonly target: string;
  readonly external: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
  /** Only while the label of a progressive `@override` is on, or off. */
  readonly onlyWhileLabel: 'on' | 'off' | undefined;
}

/** A key by which graphs find objects of a type. */
export interface JoinedKey {
  readonly text: string;
  readonly fields: SelectionSetNode;
  readonly graphs: readonly string[];
  /** Those of them that extend the type: they answer the key's fields also where they call them external. */
  readonly extendedIn: ReadonlySet<string>;
}

/** An object type or interface as the graphs know it. */
export interface JoinedType {
  readonly name: string;
  readonly kind: 'object' | 'interface';
  readonly graphs: readonly string[];
  /** Graphs that know the interface as one object type (`@interfaceObject`). */
  readonly interfaceObjectIn: ReadonlySet<string>;
  /** Resolvable keys. */
  readonly keys: readonly JoinedKey[];
  readonly fields: ReadonlyMap<string, readonly JoinedField[]>;
  /** Interface → graphs in which the type implements it. */
  readonly implemented: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A supergraph read for walking: types with their fields, keys and members per graph (join specification v0.3 to v0.5). */
export interface JoinModel {
  readonly types: ReadonlyMap<string, JoinedType>;
  /** Union → graph → members. */
  readonly unions: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Interface → object types that implement it anywhere. */
  readonly implementers: ReadonlyMap<string, readonly string[]>;
}

export function readJoinModel(supergraph: DocumentNode): JoinModel {
  const types = new Map<string, JoinedType>();
  const unions = new Map<string, Map<string, string[]>>();
  const implementers = new Map<string, string[]>();
  for (const node of supergraph.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      const members = new Map<string, string[]>();
      for (const join of directivesNamed(node, 'join__unionMember'))
        append(members, textArgument(join, 'graph') ?? '', textArgument(join, 'member') ?? '');
      unions.set(node.name.value, members);
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = readType(node);
    types.set(type.name, type);
    if (type.kind === 'object') for (const name of type.implemented.keys()) append(implementers, name, type.name);
  }
  return { types, unions, implementers };
}

function readType(node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): JoinedType {
  const joins = directivesNamed(node, 'join__type');
  const graphs = [...new Set(joins.map((join) => textArgument(join, 'graph') ?? ''))];
  const keys = new Map<string, string[]>();
  for (const join of joins) {
    const key = textArgument(join, 'key');
    if (key !== undefined && flagArgument(join, 'resolvable') !== false)
      append(keys, key, textArgument(join, 'graph') ?? '');
  }
  const extendedIn = new Set(
    joins.flatMap((join) => (flagArgument(join, 'extension') === true ? (textArgument(join, 'graph') ?? '') : [])),
  );
  const implemented = new Map<string, Set<string>>();
  for (const join of directivesNamed(node, 'join__implements')) {
    const name = textArgument(join, 'interface') ?? '';
    implemented.set(name, (implemented.get(name) ?? new Set()).add(textArgument(join, 'graph') ?? ''));
  }
  return {
    name: node.name.value,
    kind: node.kind === Kind.OBJECT_TYPE_DEFINITION ? 'object' : 'interface',
    graphs,
    interfaceObjectIn: new Set(
      joins.flatMap((join) => (flagArgument(join, 'isInterfaceObject') ? (textArgument(join, 'graph') ?? '') : [])),
    ),
    keys: [...keys].map(([text, holders]) => ({ text, fields: parseFieldSet(text), graphs: holders, extendedIn })),
    fields: new Map((node.fields ?? []).map((field) => [field.name.value, readField(field, graphs)])),
    implemented,
  };
}

function readField(field: FieldDefinitionNode, holders: readonly string[]): readonly JoinedField[] {
  const joins = directivesNamed(field, 'join__field');
  const common = namedTypeOf(field.type);
  const plain = { target: common, external: false, requires: undefined, provides: undefined };
  if (joins.length === 0) return holders.map((graph) => ({ ...plain, graph, onlyWhileLabel: undefined }));
  return joins.flatMap((join): JoinedField[] => {
    const graph = textArgument(join, 'graph');
    if (graph === undefined || flagArgument(join, 'usedOverridden') === true) return [];
    const requires = textArgument(join, 'requires');
    const provides = textArgument(join, 'provides');
    const type = textArgument(join, 'type');
    const labelled = textArgument(join, 'overrideLabel') !== undefined;
    return [
      {
        graph,
        target: type === undefined ? common : namedTypeOf(parseType(type, { noLocation: true })),
        external: flagArgument(join, 'external') === true,
        requires: requires === undefined ? undefined : parseFieldSet(requires),
        provides: provides === undefined ? undefined : parseFieldSet(provides),
        onlyWhileLabel: !labelled ? undefined : textArgument(join, 'override') === undefined ? 'off' : 'on',
      },
    ];
  });
}

export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}
