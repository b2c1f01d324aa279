import { expect, test } from '@jest/globals';
import { allRules } from '../../src/conform/allRules.ts';
import { EXAMPLE_CASE } from '../../src/conform/behaviour/behaviourRule.ts';
import { entityRules } from '../../src/conform/behaviour/entityRules.ts';
import { judgeService } from '../../src/conform/behaviour/judgeService.ts';
import { serviceRules } from '../../src/conform/behaviour/serviceRules.ts';
import { transportRules } from '../../src/conform/behaviour/transportRules.ts';
import { checkRecords, dataRules } from '../../src/conform/data/checkRecords.ts';
import { repeatedRecords } from '../../src/conform/data/repeatedRecords.ts';
import { shapeOf } from '../../src/conform/data/shapeOf.ts';
import { wilson } from '../../src/util/wilson.ts';
import { DEFAULT_LOAD_LIMITS, loadRules } from '../../src/conform/load/loadRules.ts';
import type { LoadMeasure } from '../../src/conform/load/measureLoad.ts';
import type { Ask } from '../../src/conform/target/askTarget.ts';
import type { DataRecord } from '../../src/conform/target/gatherRecords.ts';
import { shuffled } from '../../src/conform/target/shuffled.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { readQualitySettings } from '../../src/quality/settings/readQualitySettings.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';

const dictionary = loadDictionary('schema');
const scalars = buildScalarRegistry(dictionary);
const agreements = readQualitySettings('schema/quality.yaml', dictionary).references;

/** Answers call after call with the texts of an example. */
function answering(example: string): Ask {
  const answers = JSON.parse(example) as unknown[];
  let next = 0;
  return () => Promise.resolve({ status: 200, json: answers[next++], elapsedMs: 1 });
}

test.each([...serviceRules, ...entityRules].map((rule) => [rule.id, rule] as const))(
  '%s: its examples are what they are said to be',
  async (id, rule) => {
    const good = await judgeService(rule, EXAMPLE_CASE, answering(rule.good));
    const bad = await judgeService(rule, EXAMPLE_CASE, answering(rule.bad));
    expect(good.at(-1)).toEqual({ rule: id, state: 'passed' });
    expect(bad.at(-1)).toMatchObject({ rule: id, state: 'failed' });
  },
);

test.each(transportRules.map((rule) => [rule.id, rule] as const))('%s: a call without an answer', async (id, rule) => {
  const [first] = serviceRules;
  if (first === undefined) throw new Error('There are no rules.');
  const ask: Ask = () => Promise.resolve({ status: 0, failure: rule.failure, elapsedMs: 1 });
  const verdicts = await judgeService(first, EXAMPLE_CASE, ask);
  expect(verdicts.map(({ rule: name, state }) => [name, state])).toEqual([
    [id, 'failed'],
    [first.id, 'not tested'],
  ]);
});

test.each(dataRules.map((rule) => [rule.id, rule] as const))(
  '%s: its examples are what they are said to be',
  (_, rule) => {
    const check = (text: string) => {
      const records = JSON.parse(text) as DataRecord[];
      const repeated = repeatedRecords(records, dictionary);
      const freshness = new Map([['HealthBook.summaryUpdatedAt', 730]]);
      const references = new Map([
        ['PersonalId 079075990101', { birthDate: '1975-03-08', lifeStatus: '1', supersededBy: null }],
        ['PersonalId 079044990106', { birthDate: '1944', lifeStatus: '2', supersededBy: null }],
        ['PersonalId 079179990702', { supersededBy: { personalId: '079178990701' } }],
        ['PersonalId 079075990118', undefined],
      ]);
      const context = { dictionary, scalars, repeated, freshness, references, agreements, today: '2026-11-25' };
      return checkRecords(rule, records, context);
    };
    expect(check(rule.good).tested).toBeGreaterThan(0);
    expect(check(rule.good).hits).toEqual([]);
    expect(check(rule.bad).hits).not.toEqual([]);
  },
);

test.each(loadRules.map((rule) => [rule.id, rule] as const))(
  '%s: its examples are what they are said to be',
  (_, rule) => {
    expect(rule.judge(JSON.parse(rule.good) as LoadMeasure, DEFAULT_LOAD_LIMITS)).toBeUndefined();
    expect(rule.judge(JSON.parse(rule.bad) as LoadMeasure, DEFAULT_LOAD_LIMITS)).toMatch(/limit/);
  },
);

test('every rule has an identifier of its own that names its family', () => {
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  for (const { id, family } of allRules) expect(id.toLowerCase()).toMatch(new RegExp(`^${family}-[a-z0-9-]+$`));
});

test('a value is shown by its shape alone', () => {
  expect([shapeOf('Nguyễn Văn Á 079'), shapeOf(null), shapeOf(5), shapeOf('a\u0007'), shapeOf(' ')]).toEqual([
    '"Aaaaaa Aaa A 999"',
    'nothing',
    'a number',
    '"a␀"',
    'an empty text',
  ]);
});

test('the limits of a rate are those of Wilson', () => {
  const { low, high } = wilson(10, 100);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0552', '0.1744']);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  expect(wilson(0, 50).low).toBe(0);
  expect(wilson(50, 50).high).toBe(1);
});

test('a seed decides the order', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
  expect(shuffled(items, 7)).not.toEqual(shuffled(items, 8));
  expect([...shuffled(items, 7)].sort()).toEqual(items);
});
