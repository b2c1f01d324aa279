import { expect, test } from '@jest/globals';
import { WarningList } from '../../src/execute/writing/warningList.ts';
import { recordIssues } from '../../src/model/scalars/recordIssues.ts';

const issue = { code: 'PERSONAL_ID_SEX_DIFFERS', params: { scalar: 'PersonalId' } } as const;

test('equal warnings at the same place of a list are counted, not repeated', () => {
  const list = new WarningList();
  for (const index of [0, 1, 2]) list.add(['people', index, 'id'], [issue], 'population');
  list.add(['other'], [issue], undefined);
  expect(list.warnings).toMatchObject([
    { path: ['people', '*', 'id'], code: issue.code, source: 'population', count: 3 },
    { path: ['other'], code: issue.code, count: 1 },
  ]);
});

test('however odd the values, the list stays short', () => {
  const list = new WarningList();
  for (let place = 0; place < 10_000; place++) list.add([`field${place}`], [issue], 'tax');
  expect(list.warnings.length).toBeLessThanOrEqual(200);
});

test('what was not read is not compared', () => {
  expect(recordIssues('Person', { personalId: '001059067477' })).toEqual([]);
  expect(recordIssues('Person', { personalId: 7, sex: {} })).toEqual([]);
  expect(recordIssues('Parcel', { personalId: '001059067477', sex: '2' })).toEqual([]);
  expect(recordIssues('Person', { personalId: '001059067477', sex: '2' })).toMatchObject([{ code: issue.code }]);
});
