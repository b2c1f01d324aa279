import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraph } from '../../mocks/graphql/buildSubgraph.ts';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';

/** Two stock Apollo subgraphs that listen, and the supergraph that leads to them. */
export interface StartedSubgraphs {
  readonly supergraphSdl: string;
  /** Operations that a subgraph was asked, since the start. */
  readonly asked: (id: 'people' | 'tax') => readonly string[];
  /** The heads of the same requests: names in lower case, and values. */
  readonly heads: (id: 'people' | 'tax') => readonly Readonly<Record<string, string>>[];
  readonly stop: (id?: 'people' | 'tax') => Promise<void>;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@tag"])';

const peopleSdl = `${LINK}
type Query { currency: String @shareable person(id: ID!): Person people: [Person!]! find(where: Search!): [Being!]! }
type Mutation { rename(id: ID!, name: String!): Person }
type Person @key(fields: "id") { id: ID! name: String born: Date note: String @tag(name: "internal") }
type Dog { name: String }
union Being = Person | Dog
input Search { nameStartsWith: String! = "A" }
scalar Date`;

const taxSdl = `${LINK}
type Query { currency: String @shareable debtors(atLeast: Int! = 100): [Person!]! }
type Person @key(fields: "id") { id: ID! name: String @external owes: Int letter: String @requires(fields: "name") refund: Int }`;

/** Starts them on free ports, with data of their own: Ada (1), An (2), Bình (3). */
export async function startSubgraphs(): Promise<StartedSubgraphs> {
  const names = new Map([
    ['1', 'Ada'],
    ['2', 'An'],
    ['3', 'Bình'],
  ]);
  const person = (id: string) =>
    names.has(id) ? { __typename: 'Person', id, name: names.get(id), born: '1990-01-01', note: 'kept' } : null;
  const debts: Readonly<Record<string, number>> = { 1: 250, 2: 100 };
  const people = await start(peopleSdl, {
    Query: {
      currency: () => 'VND',
      person: (_: unknown, { id }: { id: string }) => person(id),
      people: () => [...names.keys()].map(person),
      find: (_: unknown, { where }: { where: { nameStartsWith: string } }) => [
        ...[...names].filter(([, name]) => name.startsWith(where.nameStartsWith)).map(([id]) => person(id)),
        { __typename: 'Dog', name: 'Argos' },
      ],
    },
    Mutation: {
      rename: (_: unknown, { id, name }: { id: string; name: string }) => {
        names.set(id, name);
        return person(id);
      },
    },
    Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
  });
  const tax = await start(taxSdl, {
    Query: {
      currency: () => 'VND',
      debtors: (_: unknown, { atLeast }: { atLeast: number }) =>
        Object.entries(debts).flatMap(([id, owes]) => (owes >= atLeast ? [{ id }] : [])),
    },
    Person: {
      __resolveReference: (reference: object) => reference,
      owes: ({ id }: { id: string }) => debts[id] ?? null,
      letter: ({ name }: { name: string }) => `Dear ${name}`,
      refund: () => {
        throw new Error('The refund of 079099001234 is being looked into.');
      },
    },
  });
  const servers = { people, tax };
  const { supergraphSdl } = composeSubgraphs([
    { id: 'people', sdl: peopleSdl },
    { id: 'tax', sdl: taxSdl },
  ]);
  return {
    supergraphSdl: supergraphSdl.replace('lienthong:people', people.url).replace('lienthong:tax', tax.url),
    asked: (id) => servers[id].asked,
    heads: (id) => servers[id].heads,
    stop: async (id) => {
      await Promise.all((id === undefined ? [people, tax] : [servers[id]]).map((server) => server.stop()));
    },
  };
}

async function start(sdl: string, resolvers: object) {
  const asked: string[] = [];
  const heads: Readonly<Record<string, string>>[] = [];
  const server = new ApolloServer({
    schema: buildSubgraph(sdl, resolvers),
    includeStacktraceInErrorResponses: false,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      {
        requestDidStart: ({ request }) => {
          if (request.query?.includes('_service') === false) {
            asked.push(request.query);
            heads.push(Object.fromEntries(request.http?.headers ?? []));
          }
          return Promise.resolve();
        },
      },
    ],
  });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, asked, heads, stop: () => server.stop() };
}
