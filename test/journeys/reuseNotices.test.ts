import { expect, test } from '@jest/globals';
import { reuseNotices, type Visit } from '../../resolvers/gateway/testReuse/reuseNotices.ts';
import { away, TODAY } from './support/cases.ts';

const patient = { personalId: '079072990422', fullNameText: 'Lý Văn Toàn', lifeStatus: '1', identifierHistory: [] };
const reissued = [{ oldPersonalId: '079073990421', newPersonalId: '079072990422' }];

test.each<[name: string, visit: Visit, codes: string[]]>([
  ['an ordinary patient needs no notice', { patient }, []],
  ['a patient without papers is not identified', { patient: null }, ['PATIENT_UNIDENTIFIED']],
  ['a patient with a former number', { patient: { ...patient, identifierHistory: reissued } }, ['FORMER_IDENTIFIER']],
  ['a visit under a cancelled number', { patient: { ...patient, supersededBy: {} } }, ['IDENTIFIER_CANCELLED']],
  ['a number that nobody knows', { patient: { personalId: '079072990422' } }, ['PATIENT_NOT_FOUND']],
])('%s', (_, visit, codes) => {
  expect(reuseNotices(visit, TODAY, []).map(({ code }) => code)).toEqual(codes);
});

test('a register that could not be asked is named, and nobody is called unidentified', () => {
  const [notice] = reuseNotices({ patient: null }, TODAY, [away('health', 'patient')]);
  expect(notice).toMatchObject({ code: 'INPUT_UNAVAILABLE', ministryVi: 'Bộ Y tế' });
});
