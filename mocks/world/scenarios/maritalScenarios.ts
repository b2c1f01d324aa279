import type { Scenario } from './scenario.ts';

/** J5, marital status instead of a certificate: yes, no or unknown at a date. */
export const MARITAL_SCENARIOS: readonly Scenario[] = [
  {
    name: 'marital-married',
    journey: 'J5',
    special: 'Married since 2015-03-08, in both registers.',
    expected: 'YES on 2026-11-20, NO on 2014-01-01',
    ids: {
      dossierCode: 'H29.10.21-261120-9501',
      personalId: '079088990501',
      spouseId: '079190990502',
      marriageRegNo: 'KH-26740-2015-9951',
      date: '2026-11-20',
      dateBefore: '2014-01-01',
    },
  },
  {
    name: 'marital-single',
    journey: 'J5',
    special: 'Never married; both registers agree.',
    expected: 'NO',
    ids: { dossierCode: 'H29.10.21-261120-9502', personalId: '079199990511', date: '2026-11-20' },
  },
  {
    name: 'marital-divorced',
    journey: 'J5',
    special: 'Married in 2008, divorced by a court on 2019-06-20, entered in both registers.',
    expected: 'NO on 2026-11-20, YES on 2015-01-01',
    ids: {
      dossierCode: 'H29.10.21-261120-9503',
      personalId: '079080990521',
      spouseId: '079182990522',
      marriageRegNo: 'KH-26740-2008-9953',
      date: '2026-11-20',
      dateDuring: '2015-01-01',
    },
  },
  {
    name: 'marital-divorce-not-entered',
    journey: 'J5',
    special:
      'The population database says divorced, the marriage record is still in force: the court decision has not been entered.',
    expected: 'UNKNOWN',
    ids: {
      dossierCode: 'H29.10.21-261120-9504',
      personalId: '079178990531',
      spouseId: '079075990532',
      marriageRegNo: 'KH-26740-2003-9954',
      date: '2026-11-20',
    },
  },
  {
    name: 'marital-married-abroad',
    journey: 'J5',
    special:
      'Married abroad to a foreigner: the population database says married, no marriage record was ever noted in Vietnam.',
    expected: 'UNKNOWN',
    ids: {
      dossierCode: 'H29.10.21-261120-9505',
      personalId: '079187990541',
      relationRecordId: 'QH-990541-1',
      date: '2026-11-20',
    },
  },
  {
    name: 'marital-paper-only',
    journey: 'J5',
    special: 'The marriage of 1986 stands in a paper book that has been scanned but not checked.',
    expected: 'UNKNOWN',
    ids: {
      dossierCode: 'H29.10.21-261120-9506',
      personalId: '079061990551',
      spouseId: '079164990552',
      marriageRegNo: 'KH-26740-1986-9956',
      date: '2026-11-20',
    },
  },
  {
    name: 'marital-widowed',
    journey: 'J5',
    special: 'The wife died on 2022-09-02; the marriage ended with her death.',
    expected: 'NO on 2026-11-20, YES on 2020-01-01',
    ids: {
      dossierCode: 'H29.10.21-261120-9507',
      personalId: '079052990561',
      spouseId: '079154990562',
      marriageRegNo: 'KH-26740-1979-9957',
      deathRegNo: 'KT-26740-2022-9957',
      date: '2026-11-20',
      dateDuring: '2020-01-01',
    },
  },
];
