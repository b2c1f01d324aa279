import { expect, test } from '@jest/globals';
import { allRules } from '../../src/conform/allRules.ts';
import { reports } from '../../src/conform/report/printReport.ts';
import { terminalReport } from '../../src/conform/report/terminalReport.ts';
import { verdictOf, verdictText } from '../../src/conform/verdict.ts';
import type { Family } from '../../src/conform/rule.ts';
import { aFinding, aRun } from './support/aRun.ts';

const without = (...families: readonly Family[]) =>
  aRun({
    outcomes: aRun().outcomes.map((one) =>
      families.includes(one.rule.family) ? { ...one, state: 'not tested', tested: 0, reason: 'No keys.' } : one,
    ),
  });

test('with every rule tested and kept a run passes', () => {
  expect([verdictOf(aRun()), verdictText(aRun())]).toEqual(['passed', 'No finding.']);
});

test('a family of which nothing was tested makes a run incomplete, which no report calls a pass', () => {
  const run = without('data', 'load');
  expect(verdictOf(run)).toBe('incomplete');
  const untested = allRules.filter(({ family }) => ['data', 'load'].includes(family)).length;
  const said = `Incomplete, which is no pass: ${untested} of ${allRules.length} rules were not tested, none of data, load.`;
  expect(verdictText(run)).toBe(said);
  for (const report of [terminalReport(run, false), ...Object.values(reports).map((one) => one(run))]) {
    expect(report).toContain(said);
    expect(report).not.toContain('No finding');
  }
  expect(reports['junit']?.(run)).toContain('<testsuite name="verdict" tests="1" failures="1"');
  expect(JSON.parse(reports['json']?.(run) ?? '')).toMatchObject({ verdict: 'incomplete', conforms: false });
});

test('most rules untested make it incomplete, though each family was looked at', () => {
  const few = new Set(['SCHEMA-UNREADABLE', 'DATA-NFC', 'BEHAVIOUR-ALIAS', 'LOAD-ERRORS']);
  const outcomes = aRun().outcomes.map((one) =>
    few.has(one.rule.id) || one.rule.family === 'load' ? one : { ...one, state: 'not tested' as const },
  );
  expect(verdictOf(aRun({ outcomes }))).toBe('incomplete');
});

test('findings come first: a run that found something has failed, however little was tested', () => {
  expect(verdictOf({ ...without('data'), findings: [aFinding('SCHEMA-UNREADABLE', 'schema')] })).toBe('failed');
});

test('what was not asked for is not missed', () => {
  const outcomes = aRun().outcomes.filter(({ rule }) => rule.family === 'schema');
  expect(verdictOf(aRun({ outcomes, only: 'schema' }))).toBe('passed');
});
