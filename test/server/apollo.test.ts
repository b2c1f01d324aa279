import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql';
import { createApolloGateway } from '../../src/apollo.ts';
import { graphOfSupergraph } from '../../src/compose/graphOfSupergraph.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { askGraphql, type GraphqlAnswer } from '../support/askGraphql.ts';
import { startSubgraphs, type StartedSubgraphs } from '../support/startSubgraphs.ts';

let subgraphs: StartedSubgraphs;

beforeAll(async () => {
  subgraphs = await startSubgraphs();
});
afterAll(() => subgraphs.stop());

describe('a stock Apollo Server with the engine as its gateway', () => {
  const incidents: string[] = [];
  let server: ApolloServer;
  let url: string;

  beforeAll(async () => {
    const gateway = createApolloGateway({
      supergraphSdl: subgraphs.supergraphSdl,
      onIncident: ({ code, source }) => incidents.push(`${code} ${source}`),
    });
    server = new ApolloServer({ gateway, introspection: true, plugins: [ApolloServerPluginUsageReportingDisabled()] });
    ({ url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } }));
  });
  afterAll(() => server.stop());

  const ask = (query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<GraphqlAnswer> =>
    askGraphql(url, query, variables as Readonly<Record<string, unknown>>, headers);

  test('answers from both subgraphs, with variables, aliases, fragments and members of a union', async () => {
    const query = `query ($where: Search!, $whole: Boolean!) {
      people: find(where: $where) { __typename ...P ... on Dog { name } }
    }
    fragment P on Person { called: name owes letter @include(if: $whole) born @skip(if: $whole) }`;
    expect(await ask(query, { where: { nameStartsWith: 'Ad' }, whole: true })).toEqual({
      data: {
        people: [
          { __typename: 'Person', called: 'Ada', owes: 250, letter: 'Dear Ada' },
          { __typename: 'Dog', name: 'Argos' },
        ],
      },
    });
  });

  test('carries out a mutation, and refuses it over GET', async () => {
    const query = 'mutation ($name: String!) { rename(id: "3", name: $name) { name letter } }';
    expect(await ask(query, { name: 'Chi Mai' })).toEqual({
      data: { rename: { name: 'Chi Mai', letter: 'Dear Chi Mai' } },
    });
    const asked = subgraphs.asked('people').length;
    const response = await fetch(`${url}?${new URLSearchParams({ query, variables: '{"name":"No"}' }).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
    expect(subgraphs.asked('people')).toHaveLength(asked);
  });

  test('an error of a subgraph stands at its field, with code, place and remedy, and is told to the log', async () => {
    const { data, errors } = await ask('{\n  person(id: "1") { name\n refund }\n}');
    expect(data).toEqual({ person: { name: 'Ada', refund: null } });
    expect(errors).toMatchObject([
      {
        path: ['person', 'refund'],
        locations: [{ line: 3, column: 2 }],
        extensions: { code: 'SOURCE_REPORTED_ERROR', source: 'tax', remedy: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(errors)).not.toContain('079099001234');
    expect(incidents).toContain('SOURCE_REPORTED_ERROR tax');
  });

  test('a document that is too much is refused with a status and asks nobody', async () => {
    const asked = subgraphs.asked('people').length;
    const query = `{ ${Array.from({ length: 400 }, (_, at) => `a${at}: people { id name born note owes }`).join(' ')} }`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
    expect(errors[0]?.extensions['code']).toBe('DOCUMENT_TOO_MANY_FIELDS');
    expect(errors[0]?.extensions).not.toHaveProperty('http');
    expect(subgraphs.asked('people')).toHaveLength(asked);
  });

  test('introspection is the public schema', async () => {
    const { data } = await ask(getIntrospectionQuery());
    const built = buildClientSchema(data as unknown as IntrospectionQuery);
    const { schema } = graphOfSupergraph(readSupergraph(subgraphs.supergraphSdl));
    expect(built.getType('Person')).toBeDefined();
    expect(printSchema(built)).toBe(printSchema(schema));
  });

  test('provenance comes on request', async () => {
    const { extensions } = await ask('{ person(id: "2") { owes } }', {}, { 'lienthong-provenance': '1' });
    expect(extensions?.['provenance']).toMatchObject({ ministries: { people: {}, tax: {} } });
  });
});

test('a contract and another address hold for Apollo Server too', async () => {
  const gateway = createApolloGateway({
    supergraphSdl: subgraphs.supergraphSdl,
    contract: { exclude: ['internal'] },
    sources: { tax: { url: 'http://127.0.0.1:1', timeoutMs: 500 } },
  });
  const server = new ApolloServer({ gateway, plugins: [ApolloServerPluginUsageReportingDisabled()] });
  await server.start();
  const run = async (query: string) => {
    const { body } = await server.executeOperation({ query });
    return body.kind === 'single' ? body.singleResult : undefined;
  };
  expect(await run('{ person(id: "1") { note } }')).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
  expect(await run('{ person(id: "1") { name owes } }')).toMatchObject({
    data: { person: { name: 'Ada', owes: null } },
    errors: [
      {
        path: ['person', 'owes'],
        extensions: { code: expect.stringMatching(/^SOURCE_(UNREACHABLE|RESTING)$/), source: 'tax' },
      },
    ],
  });
  await server.stop();
});

test('the supergraph is replaced while Apollo Server answers, and one that cannot be served is not taken', async () => {
  const without = subgraphs.supergraphSdl.replace(/^ {2}note: .*\n/m, '');
  expect(without).not.toBe(subgraphs.supergraphSdl);
  const gateway = createApolloGateway({ supergraphSdl: without });
  const server = new ApolloServer({ gateway, plugins: [ApolloServerPluginUsageReportingDisabled()] });
  await server.start();
  const run = async (query: string) => {
    const { body } = await server.executeOperation({ query });
    return body.kind === 'single' ? body.singleResult : undefined;
  };
  const note = '{ person(id: "1") { note owes } }';
  const known = { data: { person: { note: 'kept', owes: 250 } } };
  expect(await run(note)).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  await gateway.replaceSupergraph(subgraphs.supergraphSdl);
  expect(await run(note)).toMatchObject(known);
  await expect(gateway.replaceSupergraph('type Query { a: Int }')).rejects.toMatchObject({
    code: 'SUPERGRAPH_UNREADABLE',
  });
  expect(await run(note)).toMatchObject(known);
  // Given at the same time: the last one stays.
  await Promise.all([gateway.replaceSupergraph(without), gateway.replaceSupergraph(subgraphs.supergraphSdl)]);
  expect(await run(note)).toMatchObject(known);
  await server.stop();
});

test('the programme in docs/apollo.md runs', async () => {
  const page = readFileSync(join(packageRoot(), 'docs', 'apollo.md'), 'utf8');
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-apollo-')), 'supergraph.graphql');
  writeFileSync(file, subgraphs.supergraphSdl);
  let programme = /```js\n([^]*?)```/.exec(page)?.[1] ?? '';
  for (const [written, here] of [
    ["'lienthong/apollo'", JSON.stringify(pathToFileURL(join(packageRoot(), 'src', 'apollo.ts')).href)],
    ["'supergraph.graphql'", JSON.stringify(file)],
    ['port: 4000', 'port: 0'],
  ] as const) {
    expect(programme.split(written)).toHaveLength(2);
    programme = programme.replace(written, here);
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '--eval', programme], {
    cwd: packageRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`It ended with exit code ${String(code)}.`)));
    });
    const { data } = await askGraphql(line.replace('Ready at ', ''), '{ person(id: "1") { letter } }');
    expect(data).toEqual({ person: { letter: 'Dear Ada' } });
  } finally {
    child.kill();
  }
});
