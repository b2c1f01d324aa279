import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeReuse } from '../../resolvers/gateway/testReuse/judgeReuse.ts';
import { reuseWindow } from '../../resolvers/gateway/testReuse/reuseWindow.ts';
import { isSameUnit } from '../../resolvers/gateway/testReuse/sameUnit.ts';
import { codeLists, TODAY } from './support/cases.ts';

const NOW = '2026-11-20T08:00:00+07:00';
const windowOf = (code: string, list = 'LAB_INDEX') => reuseWindow(codeLists.get(list), code, TODAY);
const statusOf = (code: string, takenAt: string | null, unit: string | null = null, list = 'LAB_INDEX') =>
  judgeReuse({ takenAt, unit }, windowOf(code, list), NOW).status;

describe('a test result of another hospital', () => {
  test.each([
    ['HbA1c of last month is reusable', 'HBA1C', '2026-10-20T07:30:00+07:00', '%', 'REUSABLE'],
    ['HbA1c of three months ago has expired', 'HBA1C', '2026-08-20T07:30:00+07:00', '%', 'EXPIRED'],
    ['urea of yesterday evening is reusable', 'URE', '2026-11-19T20:00:00+07:00', 'mmol/L', 'REUSABLE'],
    ['urea exactly 24 hours old is reusable', 'URE', '2026-11-19T08:00:00+07:00', 'mmol/L', 'REUSABLE'],
    ['urea a minute older has expired', 'URE', '2026-11-19T07:59:00+07:00', 'mmol/L', 'EXPIRED'],
    ['cholesterol of last week is reusable', 'CHOLESTEROL', '2026-11-14T08:00:00+07:00', 'mmol/l', 'REUSABLE'],
    ['haematology of two days ago has expired', 'WBC', '2026-11-18T08:00:00+07:00', 'G/L', 'EXPIRED'],
    ['a result without sampling time cannot be compared', 'HBA1C', null, '%', 'NOT_COMPARABLE'],
    ['a result in another unit cannot be compared', 'GLUCOSE', '2026-11-20T06:00:00+07:00', 'mg/dL', 'NOT_COMPARABLE'],
    ['a result without unit cannot be compared', 'GLUCOSE', '2026-11-20T06:00:00+07:00', null, 'NOT_COMPARABLE'],
    [
      'an index that is not on the list cannot be compared',
      'VITAMIN_X',
      '2026-11-20T06:00:00+07:00',
      'g/L',
      'NOT_COMPARABLE',
    ],
    ['a sample of tomorrow cannot be compared', 'HBA1C', '2026-11-21T06:00:00+07:00', '%', 'NOT_COMPARABLE'],
    ['a result whose index has no unit needs none', 'HBSAG', '2026-11-01T06:00:00+07:00', null, 'REUSABLE'],
    ['an unreadable time cannot be compared', 'HBA1C', 'yesterday', '%', 'NOT_COMPARABLE'],
  ])('%s', (_, code, takenAt, unit, status) => {
    expect(statusOf(code, takenAt, unit)).toBe(status);
  });

  test('an image is judged by the time at which it was made', () => {
    expect(statusOf('XQNGUC', '2026-11-15T09:00:00+07:00', null, 'IMAGING_INDEX')).toBe('REUSABLE');
    expect(statusOf('XQNGUC', '2026-11-10T09:00:00+07:00', null, 'IMAGING_INDEX')).toBe('EXPIRED');
    expect(statusOf('XQNGUC', null, null, 'IMAGING_INDEX')).toBe('NOT_COMPARABLE');
  });

  test('says until when, of which window, in local time', () => {
    expect(judgeReuse({ takenAt: '2026-11-19T20:00:00+07:00', unit: 'mmol/L' }, windowOf('URE'), NOW)).toMatchObject({
      validUntil: '2026-11-20T20:00:00+07:00',
      windowHours: 24,
    });
  });
});

describe('windows', () => {
  const minutesAgo = fc.integer({ min: 0, max: 100_000 });
  const takenMinutesAgo = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

  test('are the only thing that counts for a comparable result', () => {
    fc.assert(
      fc.property(minutesAgo, (minutes) => {
        const expected = minutes <= 24 * 60 ? 'REUSABLE' : 'EXPIRED';
        return statusOf('URE', takenMinutesAgo(minutes), 'mmol/L') === expected;
      }),
    );
  });

  test('close for good: what has expired is never reusable later', () => {
    fc.assert(
      fc.property(minutesAgo, minutesAgo, (one, other) => {
        const [younger, older] = [Math.min(one, other), Math.max(one, other)];
        const wasOpen = statusOf('URE', takenMinutesAgo(older), 'mmol/L') === 'REUSABLE';
        return !wasOpen || statusOf('URE', takenMinutesAgo(younger), 'mmol/L') === 'REUSABLE';
      }),
    );
  });
});

test.each([
  ['mmol/L', 'mmol/l', true],
  ['µmol/L', 'μmol / l', true],
  ['10^9/L', 'G/L', true],
  ['g/L', 'G/L', false],
  ['mmol/L', 'mg/dL', false],
  ['g/dL', 'g/dl', true],
])('%s and %s: the same unit is %s', (one, other, expected) => {
  expect(isSameUnit(one, other)).toBe(expected);
});
