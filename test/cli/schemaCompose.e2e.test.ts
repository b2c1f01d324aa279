import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askGraphql } from '../support/askGraphql.ts';
import { lienthong } from '../support/built.ts';
import { runCommand } from '../support/runCommand.ts';
import { startEventSubgraph, type EventSubgraph } from '../support/startEventSubgraph.ts';
import { startGatewayProcess } from '../support/startGatewayProcess.ts';
import { until } from '../support/until.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const peopleWith = (fields: string) =>
  `${LINK} type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! name: String ${fields} }`;
const tax = `${LINK} type Person @key(fields: "id") { id: ID! owes: Int }`;

const servers: EventSubgraph[] = [];
let people: EventSubgraph;
let folder: string;

/** Writes a list, and beside it the schema of `people`; `tax` tells its own. */
function write(fields: string, more = ''): string {
  const file = join(folder, 'subgraphs.yaml');
  writeFileSync(join(folder, 'people.graphql'), peopleWith(fields));
  writeFileSync(
    file,
    `federation_version: =2.7.0
subgraphs:
  people: { routing_url: '${people.url}', schema: { file: people.graphql } }
  tax: { schema: { subgraph_url: '${servers[1]?.url ?? ''}' } }
${more}`,
  );
  return file;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-compose-'));
  people = await startEventSubgraph(peopleWith('alias: String'), {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id }) },
    Person: { name: () => 'Nguyễn Văn A', alias: () => 'A' },
  });
  servers.push(people, await startEventSubgraph(tax, { Person: { owes: () => 5 } }));
});
afterAll(() => {
  for (const server of servers) server.stop();
});

test('one supergraph is made of a file and of a subgraph that is asked', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['schema', 'compose', write('')]);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`@join__graph(name: "people", url: "${people.url}")`);
  expect(stdout).toContain(`@join__graph(name: "tax", url: "${servers[1]?.url ?? ''}")`);
  expect(stdout).toMatch(/owes: Int/);
});

test('a running gateway answers what a subgraph adds, and nothing is served that cannot be composed', async () => {
  const list = write('');
  const out = join(folder, 'supergraph.graphql');
  const composer = spawn(process.execPath, [lienthong, 'schema', 'compose', list, '--out', out, '--watch'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [composer.stdout, composer.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const times = (text: string) => said.split(text).length - 1;
  await until(
    () => times('composed') === 1,
    () => said,
    () => composer.exitCode !== null,
  );
  const gateway = await startGatewayProcess({ LIENTHONG_LOG_LEVEL: 'info' }, ['--supergraph', out, '--open-access']);
  const ask = () => askGraphql(`${gateway.url}/graphql`, '{ person(id: "1") { name owes alias } }');
  try {
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'DOCUMENT_INVALID' } }] });

    write('alias: String owes: String');
    await until(
      () => times('refused') > 0,
      () => said,
    );
    expect(said).toContain('Type of field "Person.owes" is incompatible across subgraphs');

    write('alias: String');
    await until(
      () => gateway.log().includes('supergraph taken'),
      () => said + gateway.log(),
    );
    expect(await ask()).toEqual({ data: { person: { name: 'Nguyễn Văn A', owes: 5, alias: 'A' } } });
    expect(readdirSync(folder).filter((name) => name.endsWith('.next'))).toEqual([]);
  } finally {
    await gateway.stop();
    const ended = once(composer, 'exit');
    composer.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }
}, 90_000);

test.each<readonly [string, () => readonly string[], number, string]>([
  ['a list that is not there', () => ['none.yaml'], 2, 'SUBGRAPH_LIST_INVALID'],
  ['a list that is no YAML', () => [file('a: [')], 2, 'SUBGRAPH_LIST_INVALID'],
  ['a list of none', () => [file('subgraphs: {}')], 2, 'there is none'],
  ['a name twice', () => [write('', "  tax: { schema: { file: 'x' } }")], 2, 'Map keys must be unique'],
  [
    'a schema from a registry',
    () => [file('subgraphs: { a: { schema: { graphref: b@c } } }')],
    2,
    'subgraphs.a.schema',
  ],
  [
    'what another tool would fill in',
    () => [
      file("subgraphs: { a: { schema: { subgraph_url: 'http://a/', introspection_headers: { t: '${env.T}' } } } }"),
    ],
    2,
    '${env.T} is not filled in here',
  ],
  [
    'a name and a password in an address',
    () => [file("subgraphs: { a: { schema: { subgraph_url: 'http://name:secret@a/' } } }")],
    2,
    'name and password go into introspection_headers',
  ],
  ['a file that is not there', () => [file('subgraphs: { a: { schema: { file: none.graphql } } }')], 2, 'a: no schema'],
  [
    'a subgraph that is away',
    () => [file("subgraphs: { a: { schema: { subgraph_url: 'http://127.0.0.1:1' } } }")],
    2,
    'SUBGRAPH_SCHEMA_UNREADABLE',
  ],
  ['watching without a file to write', () => [write(''), '--watch'], 2, 'WATCH_NEEDS_OUT'],
  ['subgraphs that contradict each other', () => [write('owes: String')], 1, 'refused COMPOSITION_CONFLICT'],
  ['SDL that is none', () => [write('(')], 1, 'refused SUBGRAPH_SYNTAX'],
])('%s is refused', async (_what, args, code, said) => {
  const out = join(folder, 'none.graphql');
  const { exitCode, stdout, stderr } = await runCommand(['schema', 'compose', ...args()]);
  expect([exitCode, stdout]).toEqual([code, '']);
  expect(stderr).toContain(said);
  expect(existsSync(out)).toBe(false);
});

test.each<readonly [string, (answer: (status: number, body: string) => void) => void, string]>([
  ['says no', (answer) => answer(403, '{"errors":[{"message":"no"}]}'), 'Status 403'],
  ['answers no JSON', (answer) => answer(200, '<html>'), 'not valid JSON'],
  ['tells no SDL', (answer) => answer(200, '{"data":{"_service":null}}'), 'no SDL in the answer'],
])('a subgraph that %s is named', async (_what, respond, said) => {
  const server: Server = createServer((_request, response) => {
    respond((status, body) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { exitCode, stderr } = await runCommand([
    ...['schema', 'compose'],
    file(`subgraphs: { a: { schema: { subgraph_url: '${url}' } } }`),
  ]);
  server.close();
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`a: no schema can be read from ${url}`);
  expect(stderr).toContain(said);
});

function file(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'lienthong-list-')), 'list.yaml');
  writeFileSync(path, content);
  return path;
}
