import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, today } from '../../src/clock.ts';
import { conformCommand } from '../../src/cli/commands/conform/conformCommand.ts';
import { daysAfter } from '../../src/util/days.ts';
import { runCommand } from '../support/runCommand.ts';
import { landRegister, landSubgraph, PARCEL_KEYS } from './support/landRegister.ts';
import { stockServers, type Started } from '../support/stockServers.ts';

const WAIVE = ['waive', '--source', 'land', '--owner', 'A', '-o', '/no/such/folder/x'];

const folder = mkdtempSync(join(tmpdir(), 'conform-'));
const keys = join(folder, 'keys.jsonl');
let server: Started | undefined;

beforeAll(async () => {
  writeFileSync(keys, PARCEL_KEYS.map((key) => JSON.stringify(key)).join('\n'));
  const register = landRegister();
  const [parcel] = register.Parcel;
  if (parcel !== undefined) parcel['parcelCommuneCode'] = '79-SECRET';
  server = await stockServers['Mercurius']?.(landSubgraph(register));
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

test('a schema alone that conforms ends with 3, as nothing else was tested, and with 0 where nothing else was asked', async () => {
  const { exitCode, stdout } = await runCommand(['conform', 'resolvers/land/schema.graphql']);
  expect(exitCode).toBe(3);
  expect(stdout).toContain('Incomplete, which is no pass: ');
  expect(stdout).toContain('not tested: Only the schema was given, no running service.');
  const asked = await runCommand(['conform', 'resolvers/land/schema.graphql', '--only', 'schema']);
  expect([asked.exitCode, asked.stdout]).toEqual([0, expect.stringContaining('No finding.')]);
});

test('from waiver to certificate: a broken rule that somebody answers for, a run that passes, a statement that holds', async () => {
  const [waivers, certificate, key] = ['w.jws', 'c.jws', 'key.json'].map((name) => join(folder, name));
  const said = ['--owner', 'Land office', '--reason', 'One old record.', '--until', daysAfter(today(systemClock), 2)];
  const rule = ['--rule', 'DATA-FORMAT', '--where', 'Parcel.parcelCommuneCode'];
  const signing = ['--source', 'land', '--signing-key', key ?? ''];
  const waived = await runCommand(['conform', 'waive', ...signing, ...rule, ...said, '-o', waivers ?? '']);
  expect([waived.exitCode, waived.stderr]).toEqual([0, '']);
  // How fast a busy machine is, is not what is tested.
  await runCommand(['conform', 'waive', ...signing, '--rule', 'LOAD-P95', ...said, '-o', waivers ?? '']);
  const target = ['conform', server?.url ?? '', '--keys', keys, '--rate', '5', '--seconds', '1', '--timeout', '60000'];
  const run = await runCommand([...target, ...signing, '--waivers', waivers ?? '', '--certify', certificate ?? '']);
  expect(run.stdout).toContain('by Land office: One old record.');
  expect(run.exitCode).toBe(0);
  const verified = await runCommand(['conform', 'verify', certificate ?? '', ...signing, '--json']);
  expect(verified.exitCode).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({
    sub: 'land',
    rules: { waived: expect.arrayContaining([expect.objectContaining({ rule: 'DATA-FORMAT', owner: 'Land office' })]) },
  });
  const foreign = await runCommand([
    'conform',
    'verify',
    certificate ?? '',
    '--signing-key',
    join(folder, 'other.json'),
  ]);
  expect([foreign.exitCode, foreign.stderr]).toEqual([2, expect.stringContaining('STATEMENT_KEY_UNKNOWN')]);
}, 120_000);

test('a service with a fault ends with 1, its value is not told; with the report as baseline it ends with 0', async () => {
  const report = join(folder, 'report.json');
  const args = ['conform', server?.url ?? '', '--keys', keys, '--rate', '5', '--seconds', '1', '--format', 'json'];
  const first = await runCommand([...args, '-o', report]);
  expect([first.exitCode, first.stdout, first.stderr]).toEqual([1, '', '']);
  const text = readFileSync(report, 'utf8');
  expect((JSON.parse(text) as { findings: unknown[] }).findings).toMatchObject([
    { rule: 'DATA-FORMAT', where: 'Parcel.parcelCommuneCode', failed: 1, tested: 4 },
  ]);
  expect(text).not.toContain('SECRET');
  expect((await runCommand([...args, '--baseline', report, '--only', 'data'])).exitCode).toBe(0);
});

test('what cannot be run ends with 2', async () => {
  const { exitCode, stderr } = await runCommand(['conform', 'http://127.0.0.1:1/']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('CONFORM_TARGET_UNREACHABLE');
});

test.each([
  [['no-such-file.graphql'], 'CONFORM_FILE_UNREADABLE'],
  [['resolvers/land/schema.graphql', '--only', 'NONE'], 'CONFORM_RULE_UNKNOWN'],
  [['resolvers/land/schema.graphql', '--keys', 'README.md'], 'CONFORM_FILE_UNREADABLE'],
  [['resolvers/land/schema.graphql', '--baseline', 'README.md'], 'CONFORM_FILE_UNREADABLE'],
  [['resolvers/land/schema.graphql', '-o', '/no/such/folder/x'], 'CONFORM_FILE_UNWRITABLE'],
  [['resolvers/land/schema.graphql', '--certify', 'x.jws'], 'CONFORM_OPTION_MISSING'],
  [['resolvers/land/schema.graphql', '--waivers', 'x.jws'], 'CONFORM_OPTION_MISSING'],
  [[...WAIVE, '--rule', 'NONE', '--reason', 'Because it is so.', '--until', '2026-12-31'], 'CONFORM_RULE_UNKNOWN'],
  [[...WAIVE, '--rule', 'DATA-NFC', '--reason', 'short', '--until', '2026-12-31'], 'CONFORM_OPTION_WRONG'],
  [[...WAIVE, '--rule', 'DATA-NFC', '--reason', 'Because it is so.', '--until', '2026-02-30'], 'CONFORM_WAIVER_UNTIL'],
  [[...WAIVE, '--rule', 'DATA-NFC', '--reason', 'Because it is so.', '--until', '2020-01-01'], 'CONFORM_WAIVER_UNTIL'],
  [[...WAIVE, '--rule', 'DATA-NFC', '--reason', 'Because it is so.', '--until', '9999-01-01'], 'CONFORM_WAIVER_UNTIL'],
])('what is wrong is said by a code: %j', async (args, code) => {
  await expect(conformCommand().parseAsync(args, { from: 'user' })).rejects.toMatchObject({ code });
});
