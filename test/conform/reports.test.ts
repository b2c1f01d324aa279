import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { allRules } from '../../src/conform/allRules.ts';
import type { Finding, Run } from '../../src/conform/finding.ts';
import { withoutKnown } from '../../src/conform/report/baseline.ts';
import { reports } from '../../src/conform/report/printReport.ts';
import { rulesPage } from '../../src/conform/report/rulesPage.ts';
import { terminalReport } from '../../src/conform/report/terminalReport.ts';
import { wilson } from '../../src/util/wilson.ts';
import { aRun } from './support/aRun.ts';

const HOSTILE = '<script>alert(1)</script>"&\'\u001b[31m\u0007]]>';

function finding(rule: string, where: string, severity: Finding['severity'] = 'error'): Finding {
  const text = { family: 'schema', why: 'Law', remedy: 'Mend it.', message: HOSTILE } as const;
  return { rule, where, severity, ...text, line: 3 };
}

const run: Run = aRun({
  target: HOSTILE,
  outcomes: allRules.map((rule, place) =>
    place === 0 || rule.id === 'SCHEMA-DESCRIPTION-MISSING'
      ? { rule, state: 'failed', tested: 1 }
      : place === 1
        ? { rule, state: 'not tested', tested: 0, reason: HOSTILE }
        : { rule, state: 'passed', tested: 1 },
  ),
  findings: [
    finding('SCHEMA-DESCRIPTION-MISSING', 'Parcel', 'warning'),
    { ...finding('SCHEMA-UNREADABLE', 'schema'), failed: 1, tested: 10, rate: wilson(1, 10) },
  ],
});

test('the documentation holds exactly the rules (write it anew: lienthong conform rules --format md > docs/conformance-rules.md)', () => {
  expect(readFileSync('docs/conformance-rules.md', 'utf8')).toBe(rulesPage());
});

test.each(['html', 'junit'])('%s: text of a hostile target stays text', (format) => {
  const report = reports[format]?.(run) ?? '';
  expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;&#39;');
  expect(report).not.toContain('<script');
  expect(report).not.toMatch(/\p{Cc}(?<![\n\t])/u);
});

test('html needs nothing but itself, and forbids all else', () => {
  const report = reports['html']?.(run) ?? '';
  expect(report).toContain("default-src 'none'");
  expect(report).not.toMatch(/\b(src|href)=/);
});

test('junit has a suite for each family and a case for each rule', () => {
  const report = reports['junit']?.(run) ?? '';
  expect(report.match(/<testsuite /g)).toHaveLength(4);
  expect(report.match(/<testcase /g)).toHaveLength(allRules.length);
  expect(report.match(/<failure /g)).toHaveLength(2);
  expect(report).toContain('failures="2"');
  expect(report.match(/<skipped /g)).toHaveLength(1);
});

test('sarif names rule, level and line of each finding', () => {
  const report = JSON.parse(reports['sarif']?.(run) ?? '') as {
    version: string;
    runs: { results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[] }[] }[];
  };
  expect(report.version).toBe('2.1.0');
  expect(report.runs[0]?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['SCHEMA-DESCRIPTION-MISSING', 'warning'],
    ['SCHEMA-UNREADABLE', 'error'],
  ]);
  expect(report.runs[0]?.results.every(({ ruleIndex }) => ruleIndex >= 0)).toBe(true);
  expect(report.runs[0]?.results[0]?.locations[0]).toMatchObject({ physicalLocation: { region: { startLine: 3 } } });
});

test('markdown keeps what could be markup from acting', () => {
  expect(reports['md']?.(run)).toContain('\\<script\\>');
});

test('people are told the worst first, without what takes over a terminal', () => {
  const report = terminalReport(run, false);
  expect(report.indexOf('SCHEMA-UNREADABLE')).toBeLessThan(report.indexOf('SCHEMA-DESCRIPTION-MISSING'));
  expect(report).toContain('(1.8 % to 40.4 % of all records, 95 % confidence)');
  expect(report).not.toMatch(/\p{Cc}(?<!\n)/u);
  expect(terminalReport(run, true)).toContain('\u001b[31m');
});

test('a baseline takes away what it told, whatever the counts are now', () => {
  const earlier = reports['json']?.({ ...run, findings: [finding('SCHEMA-UNREADABLE', 'schema')] }) ?? '';
  expect(withoutKnown(run, earlier).findings.map(({ rule }) => rule)).toEqual(['SCHEMA-DESCRIPTION-MISSING']);
});
