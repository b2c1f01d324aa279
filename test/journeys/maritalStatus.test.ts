import { describe, expect, test } from '@jest/globals';
import type { MaritalRecord } from '../../resolvers/gateway/maritalStatus/answerMarriedAt.ts';
import { answerMarriedAt } from '../../resolvers/gateway/maritalStatus/answerMarriedAt.ts';
import { marriedAt } from '../../resolvers/gateway/maritalStatus/marriedAt.ts';
import { aMarriage, away, SPOUSE, TODAY } from './support/cases.ts';

function person(maritalStatus: string | null, ...marriageRecords: object[]): MaritalRecord {
  return { personalId: '079088990501', fullNameText: 'Nguyễn Văn An', lifeStatus: '1', maritalStatus, marriageRecords };
}

const since2015 = aMarriage({ marriageRegDate: '2015-03-08' });
const divorced = aMarriage({ marriageRegDate: '2008-05-01', marriageStatus: '2', marriageEndDate: '2019-06-20' });
const widowed = aMarriage({ marriageRegDate: '1979-01-10', marriageStatus: '4', marriageEndDate: '2022-09-02' });
const onPaper = aMarriage({ marriageRegDate: '1986-03-03', marriageDigitised: false });

describe('whether somebody was married on a day', () => {
  test.each<[name: string, who: MaritalRecord | null, day: string, answer: string, reason: string]>([
    ['married in both registers', person('2', since2015), TODAY, 'YES', 'MARRIED'],
    ['married since the very day', person('2', since2015), '2015-03-08', 'YES', 'MARRIED'],
    ['not yet married', person('2', since2015), '2014-01-01', 'NO', 'NOT_MARRIED'],
    ['single in both registers', person('1'), TODAY, 'NO', 'NOT_MARRIED'],
    ['divorced in both registers', person('3', divorced), TODAY, 'NO', 'NOT_MARRIED'],
    ['still married before the divorce', person('3', divorced), '2015-01-01', 'YES', 'MARRIED'],
    ['no longer married on the day of the divorce', person('3', divorced), '2019-06-20', 'NO', 'NOT_MARRIED'],
    ['before and after a first marriage', person('3', divorced), '2000-01-01', 'NO', 'NOT_MARRIED'],
    [
      'married again after a divorce',
      person('2', divorced, aMarriage({ marriageRegDate: '2021-01-01' })),
      TODAY,
      'YES',
      'MARRIED',
    ],
    [
      'between two marriages',
      person('2', divorced, aMarriage({ marriageRegDate: '2021-01-01' })),
      '2020-01-01',
      'NO',
      'NOT_MARRIED',
    ],
    ['widowed', person('4', widowed), TODAY, 'NO', 'NOT_MARRIED'],
    ['married until the death of the spouse', person('4', widowed), '2020-01-01', 'YES', 'MARRIED'],
    ['a divorce that has not been entered', person('3', since2015), TODAY, 'UNKNOWN', 'END_NOT_ENTERED'],
    [
      'a court decision without an end',
      person('2', { ...since2015, courtDecisionNo: '12/2026' }),
      TODAY,
      'UNKNOWN',
      'END_NOT_ENTERED',
    ],
    ['a death that has not been entered', person('4', since2015), TODAY, 'UNKNOWN', 'END_NOT_ENTERED'],
    ['a marriage abroad', person('2'), TODAY, 'UNKNOWN', 'NO_RECORD_OF_MARRIAGE'],
    [
      'a marriage abroad that ended, asked about the past',
      person('3'),
      '2015-01-01',
      'UNKNOWN',
      'NO_RECORD_OF_MARRIAGE',
    ],
    ['a marriage abroad that ended, asked about today', person('3'), TODAY, 'NO', 'NOT_MARRIED'],
    ['a marriage that stands on paper only', person('2', onPaper), TODAY, 'UNKNOWN', 'PAPER_ONLY'],
    ['a day before a marriage on paper', person('2', onPaper), '1980-01-01', 'UNKNOWN', 'PAPER_ONLY'],
    ['an end without a day', person('3', aMarriage({ marriageStatus: '2' })), TODAY, 'UNKNOWN', 'END_DATE_MISSING'],
    ['an annulled marriage', person('1', aMarriage({ marriageStatus: '3' })), TODAY, 'NO', 'NOT_MARRIED'],
    ['no word in either register', person(null), TODAY, 'UNKNOWN', 'STATUS_NOT_RECORDED'],
    ['an unknown person', null, TODAY, 'UNKNOWN', 'PERSON_NOT_FOUND'],
    [
      'a cancelled number',
      { ...person('1'), supersededBy: { personalId: '079088990509' } },
      TODAY,
      'UNKNOWN',
      'IDENTIFIER_CANCELLED',
    ],
    [
      'a day after death',
      { ...person('2', since2015), lifeStatus: '2', deathDate: '2020-01-01' },
      TODAY,
      'NO',
      'DECEASED',
    ],
    ['a day in the future', person('1'), '2027-01-01', 'UNKNOWN', 'DATE_IN_FUTURE'],
  ])('%s', (_, who, day, answer, reason) => {
    expect(answerMarriedAt(who, day, TODAY)).toEqual({ answer, reason });
  });

  test.each([
    ['justice', 'marriageRecords', 'Bộ Tư pháp'],
    ['population', 'maritalStatus', 'Bộ Công an'],
  ])('%s out of reach makes it UNKNOWN and is named', (source, path, ministryVi) => {
    const answer = marriedAt(person('2', since2015), TODAY, TODAY, [away(source, path)]);
    expect(answer).toMatchObject({ answer: 'UNKNOWN', issues: [{ code: 'INPUT_UNAVAILABLE', ministryVi }] });
    expect(answer.reasonVi).toContain(ministryVi);
  });

  test('no answer holds anything of the spouse', () => {
    expect(JSON.stringify(marriedAt(person('2', since2015), TODAY, TODAY, []))).not.toContain(SPOUSE);
  });
});
