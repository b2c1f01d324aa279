import { expect, test } from '@jest/globals';
import { reports } from '../../src/conform/report/printReport.ts';
import { applyWaivers } from '../../src/conform/waivers/applyWaivers.ts';
import type { Run } from '../../src/conform/finding.ts';
import { aFinding, aRun } from './support/aRun.ts';
import { sarifProblems } from './support/sarifProblems.ts';

const until = '2026-12-31';
const waiver = { rule: 'DATA-NFC', owner: 'Land office', reason: 'Mended by then.', until };
const broken = aRun({
  findings: [
    aFinding('DATA-NFC', 'Parcel.parcelNo'),
    { ...aFinding('SCHEMA-UNREADABLE', 'schema'), line: 3 },
    { ...aFinding('DATA-SPACES', 'Parcel.mapSheetNo'), severity: 'warning' },
  ],
});
const sarif = (run: Run) => JSON.parse(reports['sarif']?.(run) ?? '') as { runs: Record<string, unknown>[] };

const runs: readonly (readonly [string, Run])[] = [
  ['passed', aRun()],
  ['found something', broken],
  ['was waived in part', applyWaivers(broken, [waiver], '2026-11-26')],
  ['rests on a waiver that lapsed', applyWaivers(broken, [waiver], '2027-01-01')],
  ['tested too little', aRun({ outcomes: aRun().outcomes.map((one) => ({ ...one, state: 'not tested' })) })],
  ['was of a file with an odd name', { ...broken, target: 'my schemas/thửa đất [1].graphql' }],
];

test.each(runs)('the report of a run that %s keeps the schema of SARIF 2.1.0', (_, run) => {
  expect(sarifProblems(sarif(run))).toEqual([]);
});

test('a waived finding is suppressed with its reason; that a run is incomplete is a notification', () => {
  const [waived] = sarif(applyWaivers(broken, [waiver], '2026-11-26')).runs;
  expect(waived?.['results']).toContainEqual(
    expect.objectContaining({
      ruleId: 'DATA-NFC',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `Waived until ${until} by Land office: Mended by then.`,
        },
      ],
    }),
  );
  const [little] = sarif(aRun({ outcomes: aRun().outcomes.map((one) => ({ ...one, state: 'not tested' })) })).runs;
  expect(JSON.stringify(little?.['invocations'])).toContain('Incomplete, which is no pass');
});

test('the check itself finds what is wrong', () => {
  const report = structuredClone(sarif(broken));
  const results = report.runs[0]?.['results'] as Record<string, unknown>[];
  Object.assign(results[0] ?? {}, { level: 'fatal', colour: 'red', ruleIndex: 0 });
  delete results[1]?.['message'];
  expect(sarifProblems(report)).toEqual([
    '.runs[0].results[0].level is none of none, note, warning, error',
    '.runs[0].results[0].colour is not in the schema',
    '.runs[0].results[1].message is missing',
    'DATA-NFC is not where ruleIndex says',
  ]);
});
