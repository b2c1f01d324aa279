import { describe, expect, test } from '@jest/globals';
import { loadOperations } from '../../src/server/loadOperations.ts';
import type { Operation } from '../../web/src/api/types.ts';
import { findVerdicts } from '../../web/src/answer/findVerdicts.ts';
import { groupErrors } from '../../web/src/answer/groupErrors.ts';
import { caseIdOf } from '../../web/src/journeys/caseIdOf.ts';
import { CASE_TITLES } from '../../web/src/journeys/caseTitles.ts';

const operations = loadOperations('schema/operations');

describe('the verdicts found in an answer', () => {
  test('stand in its order, with what they are about and their reasons', () => {
    const slip = {
      verdict: 'BLOCKED',
      issues: [{ code: 'MORTGAGED', severity: 'STOP', reasonVi: 'Đang thế chấp.', reasonEn: 'Mortgaged.' }],
    };
    expect(findVerdicts({ landTransfer: { dossierCode: 'H29', slip } })).toEqual([
      { about: 'slip.verdict', value: 'BLOCKED', reasonVi: undefined, reasonEn: undefined },
      { about: 'MORTGAGED', value: 'STOP', reasonVi: 'Đang thế chấp.', reasonEn: 'Mortgaged.' },
    ]);
  });

  test('of a test result are named after the test', () => {
    const result = { labResultName: 'HbA1c', reusability: { status: 'EXPIRED', reasonEn: 'The window has passed.' } };
    expect(findVerdicts({ encounter: { labResults: [result] } })).toMatchObject([{ about: 'HbA1c', value: 'EXPIRED' }]);
  });

  test('are none where codes of registers and failures stand', () => {
    expect(findVerdicts({ person: { status: '1', outcome: null, name: 'An', rows: [null, 'READY'] } })).toEqual([]);
  });
});

test('errors that say the same are told once, with every field that they cost', () => {
  const away = (...path: (string | number)[]) => ({
    message: 'The ministry source tax could not be reached.',
    path,
    extensions: { code: 'SOURCE_UNREACHABLE' },
  });
  const groups = groupErrors([
    away('a', 0, 'x'),
    { message: 'Refused.', path: ['b'] },
    away('a', 1, 'x'),
    away('a', 1, 'x'),
  ]);
  expect(groups.map(({ paths }) => paths)).toEqual([['a.0.x', 'a.1.x'], ['b']]);
});

describe('the case named for a set of variables', () => {
  const operation = {
    id: 'x',
    titleVi: '',
    titleEn: '',
    persona: 'notary',
    purpose: 'LAND_TRANSFER',
    document: '',
    cases: [
      { name: 'one', variables: {}, caseId: 'H2' },
      { name: 'two', variables: {} },
    ],
  };
  const named = (from: Operation) => from.cases.map((chosen) => caseIdOf(from, chosen));

  test("is its own, or the operation's", () => {
    expect(named({ ...operation, caseId: 'H1' })).toEqual(['H2', 'H1']);
  });

  test('is none where there is none', () => {
    expect(named(operation)).toEqual(['H2', '']);
  });
});

test('every case of the collection has a readable title in both languages, and no title is left over', () => {
  const named = operations
    .filter(({ cases }) => cases.length > 1)
    .flatMap(({ id, cases }) => cases.map(({ name }) => (`${id}/${name}` in CASE_TITLES ? `${id}/${name}` : name)));
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(CASE_TITLES).toSorted());
});
