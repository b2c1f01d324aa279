import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSubgraph } from '../../mocks/graphql/buildSubgraph.ts';
import { runCommand } from '../support/runCommand.ts';
import { landRegister, landSubgraph, PARCEL_KEYS } from './support/landRegister.ts';
import { stockServers, type Started } from '../support/stockServers.ts';

const folder = mkdtempSync(join(tmpdir(), 'references-'));
const keys = join(folder, 'keys.jsonl');
/** Everybody whom the register names; the first holds a right. */
const people = [...new Set(JSON.stringify(landRegister()).match(/\b0\d{11}\b/g))];
const servers: Started[] = [];
let land: Started;

const start = async (schema: Parameters<NonNullable<(typeof stockServers)['Mercurius']>>[0]) => {
  const server = await stockServers['Mercurius']?.(schema);
  if (server === undefined) throw new Error('There is no such server.');
  servers.push(server);
  return server;
};

/** A register of people that has these, and fails for those. */
const population = (known: readonly string[], failing: readonly string[] = []) =>
  start(
    buildSubgraph(
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
       scalar PersonalId
       type Query { people: Int }
       type Person @key(fields: "personalId") { personalId: PersonalId! sex: String }`,
      {
        Person: {
          __resolveReference: ({ personalId }: { readonly personalId: string }) => {
            if (failing.includes(personalId)) throw new Error('The register is being mended.');
            return known.includes(personalId) ? { personalId } : null;
          },
        },
      },
    ),
  );

const run = async (...more: string[]) => {
  const args = ['conform', land.url, '--keys', keys, '--only', 'DATA-REFERENCE', '--format', 'json', ...more];
  const { exitCode, stdout } = await runCommand(args);
  const { findings, rules } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly rule: string; readonly where: string; readonly failed: number }[];
    readonly rules: readonly { readonly tested: number; readonly reason?: string }[];
  };
  return { exitCode, findings, tested: rules[0]?.tested, reason: rules[0]?.reason };
};

beforeAll(async () => {
  writeFileSync(keys, PARCEL_KEYS.map((key) => JSON.stringify(key)).join('\n'));
  land = await start(landSubgraph(landRegister()));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

test('whoever a record names is looked for in the register that is named', async () => {
  const { url } = await population(people);
  const { exitCode, findings, tested } = await run('--references', url);
  expect([exitCode, findings]).toEqual([0, []]);
  expect(tested).toBeGreaterThan(people.length);
});

test('who is not there is a finding, with how many of how many, and without the number itself', async () => {
  const { url } = await population(people.slice(1));
  const { exitCode, findings } = await run('--references', url);
  expect(exitCode).toBe(1);
  expect(findings).toContainEqual(expect.objectContaining({ where: 'LandRight.holderPersonId', failed: 1, tested: 3 }));
  expect(JSON.stringify(findings)).not.toContain(people[0]);
});

test('a person whom one of several registers has is there', async () => {
  const [first, second] = [await population(people.slice(0, 1)), await population(people.slice(1))];
  expect(await run('--references', first.url, '--references', second.url)).toMatchObject({ exitCode: 0, findings: [] });
});

test('a register that fails says nothing of anybody: nothing was tested, which is no pass', async () => {
  const { url } = await population([], people.slice(0, 1));
  expect(await run('--references', url)).toMatchObject({ exitCode: 3, findings: [], tested: 0 });
});

test('without a register the rule is not tested, and says how it can be', async () => {
  expect(await run()).toMatchObject({ exitCode: 3, reason: 'No register was named: --references.' });
});

test('a schema alone knows nobody', async () => {
  const { exitCode, stderr } = await runCommand(['conform', land.url, '--references', 'resolvers/land/schema.graphql']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--references')]);
});
