import {
  Kind,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { parseFieldSet } from './fieldSet.ts';
import { graphNames } from './fieldSources.ts';
import { directivesNamed, textArgument } from '../federation/joinDirectives.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import { widestType } from './widestType.ts';

/** What a graph says of one field. */
interface Stated {
  readonly graph: string;
  readonly field: FieldDefinitionNode;
  /** A field of an interface object, or of a type that the graph extends, that the graph only names. */
  readonly namedOnly: boolean;
}

/**
 * Puts right in a composed supergraph what the composer is known to lose:
 *
 * - a field that is a union in one source and a member of it in another is merged to the narrower type when it is a list;
 *   it becomes the wider one, and each graph keeps its own (`@join__field(type:)`)
 * - `@external` on a field of an interface object, without which the graph would be asked for what it does not have
 * - `@external` on a field of an extended type that is no key of the graph, but one of another: the same
 *
 * A document without these cases comes back as it is.
 */
export function mendSupergraph(
  supergraph: DocumentNode,
  subgraphs: readonly { readonly id: string; readonly document: DocumentNode }[],
): DocumentNode {
  const graphOf = new Map([...graphNames(supergraph)].map(([graph, id]) => [id, graph]));
  const stated = statedFields(subgraphs, graphOf);
  const mended = new Map<string, FieldDefinitionNode>();
  const types = mergeDefinitions(supergraph);
  for (const [coordinate, fields] of stated) {
    const differing = new Set(fields.map(({ field }) => print(field.type))).size > 1;
    if (!differing && !fields.some(({ namedOnly }) => namedOnly)) continue;
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const field = fieldOf(types.get(typeName), fieldName);
    if (field === undefined) continue;
    const wide = widestType(
      fields.map((each) => each.field.type),
      types,
    );
    const better = mendedField(field, fields, wide);
    if (better !== field) mended.set(coordinate, better);
  }
  if (mended.size === 0) return supergraph;
  return replaceFields(supergraph, (coordinate) => mended.get(coordinate));
}

function mendedField(
  field: FieldDefinitionNode,
  stated: readonly Stated[],
  wide: FieldDefinitionNode['type'] | undefined,
): FieldDefinitionNode {
  const type = wide ?? field.type;
  const joins = directivesNamed(field, 'join__field');
  const text = print(type);
  let changed = text !== print(field.type);
  const graphs = stated.map((each) => {
    const known = joins.find((join) => textArgument(join, 'graph') === each.graph) ?? joinField(each.graph);
    const own = print(each.field.type);
    const wanted = [
      ...(wide !== undefined && own !== text ? [argument('type', own)] : []),
      ...(each.namedOnly ? [{ ...argument('external', ''), value: { kind: Kind.BOOLEAN, value: true } as const }] : []),
    ].filter((each) => !known.arguments?.some(({ name }) => name.value === each.name.value));
    changed ||= wanted.length > 0;
    return { ...known, arguments: [...(known.arguments ?? []), ...wanted] };
  });
  if (!changed) return field;
  const others = joins.filter((join) => !stated.some(({ graph }) => graph === textArgument(join, 'graph')));
  const rest = (field.directives ?? []).filter(({ name }) => name.value !== 'join__field');
  return { ...field, type, directives: [...graphs, ...others, ...rest] };
}

/** Output fields of the sources by coordinate, without those of types that a single source knows. */
function statedFields(
  subgraphs: readonly { readonly id: string; readonly document: DocumentNode }[],
  graphOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Stated[]> {
  const stated = new Map<string, Stated[]>();
  for (const { id, document } of subgraphs) {
    const extended = extendedTypes(document);
    for (const type of mergeDefinitions(document).values()) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
      const interfaceObject = directivesNamed(type, 'interfaceObject').length > 0;
      const isExtended = extended.has(type.name.value) || directivesNamed(type, 'extends').length > 0;
      const keys = new Set(directivesNamed(type, 'key').flatMap((key) => topFields(textArgument(key, 'fields') ?? '')));
      for (const field of type.fields ?? []) {
        const coordinate = `${type.name.value}.${field.name.value}`;
        const isExternal = directivesNamed(field, 'external').length > 0;
        const namedOnly = isExternal && (interfaceObject || (isExtended && !keys.has(field.name.value)));
        const one = { graph: graphOf.get(id) ?? '', field, namedOnly };
        const known = stated.get(coordinate);
        if (known === undefined) stated.set(coordinate, [one]);
        else known.push(one);
      }
    }
  }
  return stated;
}

/** Types that a source extends by a key, as Federation 1 has it. */
function extendedTypes({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_EXTENSION && directivesNamed(node, 'key').length > 0 ? node.name.value : [],
    ),
  );
}

function topFields(fieldSet: string): readonly string[] {
  return parseFieldSet(fieldSet).selections.flatMap((each) => (each.kind === Kind.FIELD ? each.name.value : []));
}

function fieldOf(type: TypeDefinitionNode | undefined, name: string): FieldDefinitionNode | undefined {
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION && type?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return undefined;
  return type.fields?.find((field) => field.name.value === name);
}

function replaceFields(
  document: DocumentNode,
  replace: (coordinate: string) => FieldDefinitionNode | undefined,
): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
      const fields = (node.fields ?? []).map((field) => replace(`${node.name.value}.${field.name.value}`) ?? field);
      return { ...node, fields };
    }),
  };
}

type ConstArgument = NonNullable<ConstDirectiveNode['arguments']>[number];

function joinField(graph: string): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'join__field' },
    arguments: [{ ...argument('graph', ''), value: { kind: Kind.ENUM, value: graph } }],
  };
}

function argument(name: string, value: string): ConstArgument {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: { kind: Kind.STRING, value } };
}
