import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import WebSocket from 'ws';
import { askGraphql } from '../support/askGraphql.ts';
import { runCommand } from '../support/runCommand.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';
import { startSubgraphs, type StartedSubgraphs } from '../support/startSubgraphs.ts';

let subgraphs: StartedSubgraphs;
let gateway: GatewayProcess;
let file: string;

beforeAll(async () => {
  subgraphs = await startSubgraphs();
  file = join(mkdtempSync(join(tmpdir(), 'lienthong-supergraph-')), 'supergraph.graphql');
  writeFileSync(file, subgraphs.supergraphSdl);
  gateway = await startGatewayProcess({}, ['--supergraph', file, '--open-access']);
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  await subgraphs.stop();
});

const ask = (query: string, variables: object = {}) =>
  askGraphql(`${gateway.url}/graphql`, query, variables as Readonly<Record<string, unknown>>);

test('a question is answered from both sources, with keys, required fields, members of a union and variables', async () => {
  const query = `query ($where: Search!, $least: Int!) {
    person(id: "2") { name owes letter }
    find(where: $where) { __typename ... on Person { born owes } ... on Dog { name } }
    debtors(atLeast: $least) { id name }
  }`;
  expect(await ask(query, { where: { nameStartsWith: 'B' }, least: 200 })).toEqual({
    data: {
      person: { name: 'An', owes: 100, letter: 'Dear An' },
      find: [
        { __typename: 'Person', born: '1990-01-01', owes: null },
        { __typename: 'Dog', name: 'Argos' },
      ],
      debtors: [{ id: '1', name: 'Ada' }],
    },
  });
});

test('a mutation is carried out before what hangs on it is fetched', async () => {
  const { data, errors } = await ask('mutation { rename(id: "3", name: "Chi") { name letter } }');
  expect([data, errors]).toEqual([{ rename: { name: 'Chi', letter: 'Dear Chi' } }, undefined]);
});

test('an error of a source costs its field and keeps the source’s words to itself', async () => {
  const { data, errors } = await ask('{ person(id: "1") { name refund } }');
  expect(data).toEqual({ person: { name: 'Ada', refund: null } });
  expect(errors).toMatchObject([{ path: ['person', 'refund'], extensions: { code: 'SOURCE_REPORTED_ERROR' } }]);
  expect(JSON.stringify(errors)).not.toContain('079099001234');
});

test('introspection shows the public schema and nothing of the join machinery', async () => {
  const { data } = await ask(getIntrospectionQuery());
  const names = (data as unknown as { __schema: { types: { name: string }[] } }).__schema.types.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Person', 'Being', 'Search', 'Date']));
  expect(names.filter((name) => /^(join|link)__/.test(name))).toEqual([]);
});

test('what it costs to go without guards is said at the start, and the sources are watched', async () => {
  expect(gateway.log()).toContain('Whoever reaches this port may read everything');
  const states = async () => {
    const response = await fetch(`${gateway.url}/api/sources`);
    const { sources } = (await response.json()) as { sources: { id: string; condition: { state: string } }[] };
    return sources.map(({ id, condition }) => `${id} ${condition.state}`);
  };
  expect(await states()).toEqual(['people up', 'tax up']);
});

test('a contract shows only what its tags admit', async () => {
  const narrow = await startGatewayProcess({}, ['--supergraph', file, '--open-access', '--exclude-tag', 'internal']);
  try {
    const { errors } = await askGraphql(`${narrow.url}/graphql`, '{ person(id: "1") { name note } }');
    expect(errors).toMatchObject([{ extensions: { code: 'DOCUMENT_INVALID' } }]);
    const { data } = await askGraphql(`${narrow.url}/graphql`, '{ person(id: "1") { name } }');
    expect(data).toEqual({ person: { name: 'Ada' } });
  } finally {
    await narrow.stop();
  }
});

test.each<readonly [string, () => string[], string]>([
  ['without the word that nothing guards the data', () => ['--supergraph', file], 'OPEN_ACCESS_NOT_STATED'],
  ['a file that is not there', () => ['--supergraph', 'nowhere.graphql', '--open-access'], 'nowhere.graphql'],
  [
    'a contract that leaves nothing',
    () => ['--supergraph', file, '--open-access', '--include-tag', 'nobody'],
    'CONTRACT_REFUSED',
  ],
])('%s it does not start', async (_, args, said) => {
  const { exitCode, stderr } = await runCommand(['serve', ...args()]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(said);
});

test('so many streams may be open as the settings say', async () => {
  const settings = join(mkdtempSync(join(tmpdir(), 'lienthong-supergraph-')), 'lienthong.yaml');
  writeFileSync(settings, 'streams: { maxStreams: 1 }\n');
  const narrow = await startGatewayProcess({}, ['--supergraph', file, '--open-access', '--config', settings]);
  const open = async () => {
    const socket = new WebSocket(`${narrow.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const outcome = await new Promise((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('error', () => undefined);
    });
    return { socket, outcome };
  };
  try {
    const first = await open();
    expect([first.outcome, (await open()).outcome]).toEqual(['open', 503]);
    first.socket.terminate();
  } finally {
    await narrow.stop();
  }
});

test('files for TLS that cannot be read are named before anything is served in the clear', async () => {
  const settings = join(mkdtempSync(join(tmpdir(), 'lienthong-supergraph-')), 'lienthong.yaml');
  writeFileSync(settings, 'tls: { keyFile: none/key.pem, certFile: none/cert.pem }\n');
  const { exitCode, stderr } = await runCommand([
    'serve',
    '--supergraph',
    file,
    '--open-access',
    '--port',
    '0',
    '--config',
    settings,
  ]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('tls.keyFile');
});

test('what two sources have is asked of the one that is up', async () => {
  const currency = async () => [
    await ask('{ currency }'),
    subgraphs.asked('people').length,
    subgraphs.asked('tax').length,
  ];
  const answer = { data: { currency: 'VND' } };
  const [people, tax] = [subgraphs.asked('people').length, subgraphs.asked('tax').length];
  expect(await currency()).toEqual([answer, people + 1, tax]);
  await subgraphs.stop('people');
  // Whoever asks before that is known is told so.
  for (;;) {
    const { errors } = await ask('{ currency }');
    if (errors === undefined) break;
    expect(errors).toMatchObject([{ extensions: { source: 'people' } }]);
  }
  expect(await currency()).toEqual([answer, people + 1, tax + 2]);
  expect(await ask('{ person(id: "1") { name } currency }')).toMatchObject({
    data: { person: null, currency: 'VND' },
    errors: [{ path: ['person'], extensions: { source: 'people' } }],
  });
});
