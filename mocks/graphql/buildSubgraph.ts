import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  concatAST,
  Kind,
  parse,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

type Reference = Readonly<Record<string, unknown>> & { readonly __typename: string };
type ResolveReference = (reference: Reference, context: unknown, info: GraphQLResolveInfo) => unknown;
type ResolverMap = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Directives of GraphQL itself; all others are for composition, which reads the published SDL. */
const OWN_DIRECTIVES: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/**
 * Makes a federation v2 subgraph schema that answers `_entities` and `_service` (Federation subgraph specification).
 *
 * - `resolvers`: functions by type and field, `__resolveReference` of entities among them; their arguments are checked by
 *   GraphQL, not by the compiler
 */
export function buildSubgraph(sdl: string, resolvers: object): GraphQLSchema {
  const map = resolvers as ResolverMap;
  const document = parse(sdl, { noLocation: true });
  const entities = document.definitions.flatMap(entityName);
  const names = new WeakMap<object, string>();

  /** An entity says itself what it is, or is what was asked for. */
  const nameOf = (value: object): string | undefined =>
    '__typename' in value && typeof value.__typename === 'string' ? value.__typename : names.get(value);

  const findEntity = async (reference: Reference, context: unknown, info: GraphQLResolveInfo): Promise<unknown> => {
    const resolve = map[reference.__typename]?.['__resolveReference'] as ResolveReference | undefined;
    const found: unknown = resolve === undefined ? reference : await resolve(reference, context, info);
    if (typeof found === 'object' && found !== null) names.set(found, reference.__typename);
    return found;
  };

  const query = {
    _service: () => ({ sdl }),
    _entities: (
      _: unknown,
      asked: { readonly representations: readonly Reference[] },
      context: unknown,
      info: GraphQLResolveInfo,
    ) => asked.representations.map((reference) => findEntity(reference, context, info)),
  };
  return makeExecutableSchema({
    typeDefs: concatAST([plainDocument(document), machinery(document, entities)]),
    resolvers: {
      ...map,
      Query: { ...map['Query'], ...query },
      ...(entities.length > 0 && { _Entity: { __resolveType: nameOf } }),
    },
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
  });
}

function machinery(document: DocumentNode, entities: readonly string[]): DocumentNode {
  const hasQuery = document.definitions.some((node) => 'name' in node && node.name.value === 'Query');
  const ofEntities = entities.length > 0 ? '_entities(representations: [_Any!]!): [_Entity]!' : '';
  return parse(`
    scalar _Any
    type _Service { sdl: String }
    ${entities.length > 0 ? `union _Entity = ${entities.join(' | ')}` : ''}
    ${hasQuery ? 'extend ' : ''}type Query { _service: _Service! ${ofEntities} }
  `);
}

function entityName(node: DefinitionNode): readonly string[] {
  const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
  return isObject && node.directives?.some(({ name }) => name.value === 'key') === true ? [node.name.value] : [];
}

/** The types alone. Federation 1 wrote `extend type` for entities of others; nothing is there to be extended here. */
function plainDocument(document: DocumentNode): DocumentNode {
  const defined = new Set(
    document.definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : [])),
  );
  const definitions = document.definitions.flatMap((node): DefinitionNode[] => {
    if (node.kind === Kind.SCHEMA_EXTENSION || node.kind === Kind.DIRECTIVE_DEFINITION) return [];
    if (node.kind !== Kind.OBJECT_TYPE_EXTENSION || defined.has(node.name.value)) return [node];
    defined.add(node.name.value);
    return [{ ...node, kind: Kind.OBJECT_TYPE_DEFINITION }];
  });
  return visit(
    { kind: Kind.DOCUMENT, definitions },
    { Directive: (node) => (OWN_DIRECTIVES.has(node.name.value) ? undefined : null) },
  );
}
