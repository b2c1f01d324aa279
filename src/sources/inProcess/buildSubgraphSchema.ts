import {
  buildASTSchema,
  extendSchema,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type GraphQLSchema,
} from 'graphql';

/**
 * The types of a subgraph, from its SDL, with what every federation subgraph has besides: `_entities` and `_Any`.
 * Directives are not needed to answer, so they are not checked here; composition has done so.
 */
export function buildSubgraphSchema(sdl: string): GraphQLSchema {
  const definitions = asOnes(parse(sdl, { noLocation: true }).definitions.flatMap(toPlainDefinition));
  const entities = definitions.filter(isEntity).map((definition) => definition.name.value);
  const hasQuery = definitions.some((definition) => 'name' in definition && definition.name.value === 'Query');
  const entry = parse(`
    scalar _Any
    union _Entity = ${entities.join(' | ')}
    ${hasQuery ? 'extend ' : ''}type Query { _entities(representations: [_Any!]!): [_Entity]! }
  `);
  if (entities.length === 0) return build(definitions);
  // Roots are found when the schema is built, so that a `Query` of the entry alone must be there by then.
  if (!hasQuery) return build([...definitions, ...entry.definitions]);
  return extendSchema(build(definitions), entry, { assumeValidSDL: true });
}

function build(definitions: readonly DefinitionNode[]): GraphQLSchema {
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
}

const extendsDirective: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'extends' } };

/** Definitions that do not matter to an answer. */
const machinery: ReadonlySet<string> = new Set([
  Kind.SCHEMA_DEFINITION,
  Kind.SCHEMA_EXTENSION,
  Kind.DIRECTIVE_DEFINITION,
]);

/** Federation 1 wrote `extend type` for entities of others; nothing is there to be extended here. It stays known by `@extends`. */
function toPlainDefinition(definition: DefinitionNode): readonly DefinitionNode[] {
  if (machinery.has(definition.kind)) return [];
  if (definition.kind === Kind.OBJECT_TYPE_EXTENSION) {
    const directives = hasKey(definition)
      ? [...(definition.directives ?? []), extendsDirective]
      : definition.directives;
    return [{ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION, ...(directives && { directives }) }];
  }
  if (definition.kind === Kind.INTERFACE_TYPE_EXTENSION)
    return [{ ...definition, kind: Kind.INTERFACE_TYPE_DEFINITION }];
  return [definition];
}

/** A type that several files extend is one type. */
function asOnes(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const byName = new Map<string, DefinitionNode>();
  for (const [index, definition] of definitions.entries()) {
    const name = 'name' in definition ? `${definition.kind} ${definition.name.value}` : String(index);
    const known = byName.get(name);
    byName.set(name, known === undefined ? definition : together(known, definition));
  }
  return [...byName.values()];
}

function together(first: DefinitionNode, second: DefinitionNode): DefinitionNode {
  if (first.kind !== Kind.OBJECT_TYPE_DEFINITION || second.kind !== Kind.OBJECT_TYPE_DEFINITION) return second;
  return {
    ...first,
    interfaces: [...(first.interfaces ?? []), ...(second.interfaces ?? [])],
    directives: [...(first.directives ?? []), ...(second.directives ?? [])],
    fields: [...(first.fields ?? []), ...(second.fields ?? [])],
  };
}

function isEntity(
  definition: DefinitionNode,
): definition is Extract<DefinitionNode, { kind: Kind.OBJECT_TYPE_DEFINITION }> {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION && hasKey(definition);
}

function hasKey({ directives }: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): boolean {
  return directives?.some(({ name }) => name.value === 'key' || name.value === 'federation__key') ?? false;
}
