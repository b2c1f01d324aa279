import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  execute,
  GraphQLError,
  Kind,
  parse,
  print,
  type DefinitionNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import type { AsOf, Source, SourceAnswer, SourceError, SourceRequest } from '../../src/model/source.ts';
import { fromByteText, toByteText } from '../../src/util/byteText.ts';

type Row = Readonly<Record<string, unknown>>;
type Resolver = (parent: Row, args: Row) => unknown;

export type Speech = 'objects' | 'text';

export interface FakeSourceOptions {
  readonly id: string;
  /** Federation SDL without `@link`. */
  readonly sdl: string;
  /** What the source knows, by type. An entity is found by the fields of a representation that its row also has. */
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  /** As for graphql-js; default: the property of that name. */
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
  readonly acceptsUnavailable?: boolean;
  /** Through which door it is asked. Default `objects`. */
  readonly speaks?: Speech;
  /** Answers a subscription; without it the source has no events. */
  readonly events?: NonNullable<Source['subscribe']>;
  /** How it writes its answer, when it speaks text. Default: JSON as everybody writes it. */
  readonly write?: (response: Row) => string;
  /** What the source does instead of, or to, its answer. */
  readonly tamper?: (answer: SourceAnswer, request: SourceRequest) => SourceAnswer | Promise<SourceAnswer>;
}

export interface FakeSource extends Source {
  /** Every request so far. */
  readonly requests: SourceRequest[];
  /** What it executes, with the machinery of federation. */
  readonly schema: GraphQLSchema;
  /** SDL with `@link`, for composition. */
  readonly subgraphSdl: string;
}

const FEDERATION = [
  'key',
  'external',
  'requires',
  'provides',
  'shareable',
  'inaccessible',
  'override',
  'interfaceObject',
];
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${FEDERATION.map((name) => `"@${name}"`).join()}])\n`;

const MACHINERY = `
scalar FieldSet
scalar _Any
directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @external on FIELD_DEFINITION | OBJECT
directive @requires(fields: FieldSet!) on FIELD_DEFINITION
directive @provides(fields: FieldSet!) on FIELD_DEFINITION
directive @shareable repeatable on FIELD_DEFINITION | OBJECT
directive @inaccessible on FIELD_DEFINITION | OBJECT
directive @override(from: String!) on FIELD_DEFINITION
directive @interfaceObject on OBJECT
`;

function isEntity(definition: DefinitionNode): definition is ObjectTypeDefinitionNode | ObjectTypeExtensionNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    (definition.directives ?? []).some(({ name }) => name.value === 'key')
  );
}

function findEntity(rows: FakeSourceOptions['rows'], representation: Row): Row | null {
  const { __typename: type, ...asked } = representation;
  const known = rows?.[String(type)];
  if (known === undefined) return representation;
  const row = known.find((candidate) =>
    Object.entries(asked).every(([name, value]) => !(name in candidate) || candidate[name] === value),
  );
  return row === undefined ? null : { ...asked, __typename: type, ...row };
}

function buildFakeSchema({ sdl, rows, resolvers }: FakeSourceOptions): GraphQLSchema {
  const entities = parse(sdl).definitions.filter(isEntity);
  const names = entities.map(({ name }) => name.value);
  const hasQuery = /type Query\b/.test(sdl);
  const entry =
    names.length === 0
      ? ''
      : `union _Entity = ${names.join(' | ')}\n${hasQuery ? 'extend ' : ''}type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  const schema = makeExecutableSchema({
    typeDefs: [MACHINERY, sdl, entry],
    resolvers: resolvers ?? {},
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
  });
  const query = schema.getQueryType();
  const field = query?.getFields()['_entities'];
  if (field !== undefined)
    field.resolve = (_root, args: { readonly representations: readonly Row[] }) =>
      args.representations.map((representation) => findEntity(rows, representation));
  return schema;
}

/** A ministry in this process: an executable federation subgraph over a handful of rows. */
export function fakeSource(options: FakeSourceOptions): FakeSource {
  const schema = buildFakeSchema(options);
  const requests: SourceRequest[] = [];

  async function answer(request: SourceRequest): Promise<SourceAnswer> {
    const result = await execute({
      schema,
      document: request.document,
      variableValues: request.variables,
      rootValue: {},
    });
    return {
      // As over the wire: sources hand over text, not objects.
      data: JSON.parse(JSON.stringify(result.data ?? null)) as SourceAnswer['data'],
      errors: (result.errors ?? []).map((error) => ({
        code: error.originalError instanceof GraphQLError ? error.originalError.message : error.message,
        ...(error.path === undefined ? {} : { path: error.path }),
      })),
      cost: { httpCalls: 1, sqlStatements: 0, bytes: 100 },
    };
  }

  const settle = async (request: SourceRequest): Promise<SourceAnswer> => {
    requests.push(request);
    const given = await answer(request);
    return options.tamper ? options.tamper(given, request) : given;
  };
  const { write = JSON.stringify } = options;
  const executeText: Source['executeText'] = async ({ variablesText, ...request }) => {
    const variables = JSON.parse(fromByteText(variablesText)) as Row;
    const { data, errors, cost, asOf } = await settle({ ...request, variables });
    return {
      body: toByteText(write({ data, ...(errors.length > 0 && { errors }), ...(asOf && { extensions: { asOf } }) })),
      cost,
      readErrors: (given) => given as readonly SourceError[],
      readAsOf: (extensions) => (extensions as { readonly asOf?: readonly AsOf[] } | undefined)?.asOf ?? [],
    };
  };

  return {
    id: options.id,
    kind: 'graphql',
    acceptsUnavailable: options.acceptsUnavailable ?? false,
    requests,
    schema,
    subgraphSdl: LINK + print(parse(options.sdl)),
    execute: settle,
    ...(options.speaks === 'text' && { executeText }),
    ...(options.events && { subscribe: options.events }),
    probe: () => Promise.resolve({ state: 'up', sinceMs: 0 }),
    close: () => Promise.resolve(),
  };
}
