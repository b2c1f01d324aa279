import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askGraphql } from '../support/askGraphql.ts';
import { runCommand } from '../support/runCommand.ts';
import { startEventSubgraph, type EventSubgraph } from '../support/startEventSubgraph.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';
import { until } from '../support/until.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const peopleWith = (fields: string) =>
  `${LINK} type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! name: String ${fields} }`;
const taxWith = (fields: string) => `${LINK} type Person @key(fields: "id") { id: ID! owes: Int ${fields} }`;
const taxpayers = { Person: { owes: () => 5, since: () => '2020' } };

let people: EventSubgraph;
let tax: EventSubgraph;
let gateway: GatewayProcess;
let list: string;
let schemaFile: string;

/** `people` has its schema in a file, `tax` tells its own. */
beforeAll(async () => {
  people = await startEventSubgraph(peopleWith('alias: String nickname: String'), {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id }) },
    Person: { name: () => 'Nguyễn Văn A', alias: () => 'A', nickname: () => 'Tí' },
  });
  tax = await startEventSubgraph(taxWith(''), taxpayers);
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-subgraphs-'));
  list = join(folder, 'subgraphs.yaml');
  schemaFile = join(folder, 'people.graphql');
  writeFileSync(schemaFile, peopleWith(''));
  writeFileSync(
    list,
    `subgraphs:
  people: { routing_url: '${people.url}', schema: { file: people.graphql } }
  tax: { schema: { subgraph_url: '${tax.url}' } }
`,
  );
  gateway = await startGatewayProcess({ LIENTHONG_LOG_LEVEL: 'info' }, [
    ...['--subgraphs', list, '--open-access', '--ask-every', '0.5'],
  ]);
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  for (const server of [people, tax]) server.stop();
});

const ask = (fields: string) => askGraphql(`${gateway.url}/graphql`, `{ person(id: "1") { ${fields} } }`);
const times = (said: string) => gateway.log().split(said).length - 1;

/** Does it, and waits until the gateway says so once more. */
async function after(change: () => void, said = 'supergraph taken'): Promise<void> {
  const before = times(said);
  change();
  await until(() => times(said) > before, gateway.log);
}

test('the graph of the list is answered from its subgraphs', async () => {
  expect(await ask('name owes')).toEqual({ data: { person: { name: 'Nguyễn Văn A', owes: 5 } } });
});

test('what is written into a file, and what a subgraph says of itself, is served without a request lost', async () => {
  const seen = new Set<string>();
  let isOver = false;
  const asking = Array.from({ length: 8 }, async () => {
    while (!isOver) seen.add(JSON.stringify(await ask('name owes')));
  });
  await after(() => {
    writeFileSync(schemaFile, peopleWith('alias: String'));
  });
  expect(await ask('alias')).toEqual({ data: { person: { alias: 'A' } } });
  await after(() => {
    tax.become(taxWith('since: String'), taxpayers);
  });
  expect(await ask('alias since')).toEqual({ data: { person: { alias: 'A', since: '2020' } } });
  isOver = true;
  await Promise.all(asking);
  expect([...seen]).toEqual(['{"data":{"person":{"name":"Nguyễn Văn A","owes":5}}}']);
}, 60_000);

test.each<readonly [string, () => void, string]>([
  ['contradicts another', () => writeFileSync(schemaFile, peopleWith('owes: String')), 'is incompatible'],
  ['cannot be read', () => writeFileSync(schemaFile, '('), 'Syntax Error'],
  ['is gone', () => rmSync(schemaFile), 'no schema can be read'],
])(
  'a schema that %s is not taken, and the log says why once',
  async (_, change, said) => {
    const [before, told] = [times(said), times('supergraph not taken')];
    await after(change, 'supergraph not taken');
    expect(times(said)).toBeGreaterThan(before);
    expect(await ask('name owes alias')).toMatchObject({ data: { person: { alias: 'A', owes: 5 } } });
    expect(times('supergraph not taken')).toBe(told + 1);
  },
  60_000,
);

test('a subgraph that is away keeps no other from changing', async () => {
  tax.stop();
  await after(() => {
    writeFileSync(schemaFile, peopleWith('alias: String nickname: String'));
  });
  expect(await ask('alias nickname')).toEqual({ data: { person: { alias: 'A', nickname: 'Tí' } } });
}, 60_000);

test.each<readonly [string, () => readonly string[], string]>([
  ['without saying that access is open', () => ['--subgraphs', list], 'OPEN_ACCESS_NOT_STATED'],
  ['a subgraph that is away at the start', () => ['--subgraphs', list, '--open-access'], 'SUBGRAPH_SCHEMA_UNREADABLE'],
  ['a list that is not there', () => ['--subgraphs', 'none.yaml', '--open-access'], 'SUBGRAPH_LIST_INVALID'],
  ['a time that is none', () => ['--subgraphs', list, '--open-access', '--ask-every', 'soon'], 'CONFIG_INVALID'],
  ['both at once', () => ['--subgraphs', list, '--supergraph', 'x'], 'cannot be used with'],
])('%s is refused', async (_what, args, said) => {
  const { exitCode, stderr } = await runCommand(['serve', '--port', '0', ...args()]);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain(said);
});
