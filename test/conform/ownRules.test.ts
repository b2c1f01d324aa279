import { expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readOwnRules } from '../../src/conform/own/readOwnRules.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { runCommand } from '../support/runCommand.ts';
import { landRegister, landSubgraph, PARCEL_KEYS } from './support/landRegister.ts';
import { stockServers } from '../support/stockServers.ts';

const dictionary = loadDictionary('schema');

/** Parcels of at most 62 square metres: as the register has them, three of four are larger. */
const SMALL = {
  id: 'OWN-AREA-SMALL',
  severity: 'warning',
  guarantees: 'A parcel in the old town has at most 62 square metres.',
  why: 'Plan of the old town',
  remedy: 'Measure it again.',
  element: 'Parcel.parcelArea',
  brokenWhen: {
    kind: 'below',
    one: { kind: 'constant', value: 62 },
    other: { kind: 'number', of: { kind: 'value' } },
  },
  good: [{ type: 'Parcel', fields: { parcelArea: 61 } }],
  bad: [{ type: 'Parcel', fields: { parcelArea: 63 } }],
};

const read = (...rules: readonly object[]) => readOwnRules({ rules }, dictionary, '2026-11-25');

test('a rule is read with its reason and its examples', () => {
  expect(read(SMALL)).toEqual([expect.objectContaining({ id: 'OWN-AREA-SMALL', family: 'data', severity: 'warning' })]);
});

test('the example of the documentation is this one', () => {
  const [, example = ''] = /```yaml\n(rules:[^`]*)```/.exec(readFileSync('docs/conformance.md', 'utf8')) ?? [];
  expect(parse(example)).toEqual({ rules: [SMALL] });
});

test.each<readonly [string, readonly object[], string]>([
  ['a name of the kit', [{ ...SMALL, id: 'DATA-AREA' }], 'OWN-AREA-SMALL'],
  ['the same name twice', [SMALL, SMALL], 'two rules of that name'],
  ['an element that is not there', [{ ...SMALL, element: 'Parcel.size' }], 'no element Parcel.size'],
  ['a needed element that is not there', [{ ...SMALL, needs: ['size'] }], 'no element Parcel.size'],
  ['an unknown condition', [{ ...SMALL, brokenWhen: { kind: 'bigger' } }], ''],
  [
    'no regular expression',
    [{ ...SMALL, brokenWhen: { kind: 'matches', of: { kind: 'value' }, pattern: '(' } }],
    'regular',
  ],
  ['a good example that does not pass', [{ ...SMALL, good: SMALL.bad }], 'does not pass'],
  ['a good example of something else', [{ ...SMALL, good: [{ type: 'Person', fields: {} }] }], 'says nothing'],
  ['a bad example that passes', [{ ...SMALL, bad: SMALL.good }], 'passes'],
  ['no rule', [], ''],
])('%s is refused, and it is said why', (_, rules, said) => {
  expect(() => read(...rules)).toThrow(said);
});

test('rules nested beyond all reason are refused, not a crash', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-'));
  const file = join(folder, 'rules.json');
  const deep = `${'{"kind":"not","of":'.repeat(20_000)}{"kind":"always"}${'}'.repeat(20_000)}`;
  writeFileSync(
    file,
    JSON.stringify({ rules: [{ ...SMALL, brokenWhen: 0 }] }).replace('"brokenWhen":0', `"brokenWhen":${deep}`),
  );
  const { exitCode, stderr } = await runCommand(['conform', 'resolvers/land/schema.graphql', '--rules', file]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('CONFORM_RULES_INVALID')]);
  rmSync(folder, { recursive: true });
});

test('at the terminal they run like the kit’s own, and can be asked for alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-'));
  const [file, keys] = [join(folder, 'rules.yaml'), join(folder, 'keys.jsonl')];
  writeFileSync(file, stringify({ rules: [SMALL] }));
  writeFileSync(keys, PARCEL_KEYS.map((key) => JSON.stringify(key)).join('\n'));
  const server = await stockServers['Mercurius']?.(landSubgraph(landRegister()));
  const args = ['conform', server?.url ?? '', '--keys', keys, '--rules', file, '--format', 'json', '--only', SMALL.id];
  try {
    const { exitCode, stdout } = await runCommand(args);
    const found = { rule: SMALL.id, where: SMALL.element, failed: 3, tested: 4, remedy: SMALL.remedy };
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { findings: [found] }]);
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true });
  }
});
