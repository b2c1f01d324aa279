import { describe, expect, test } from '@jest/globals';
import { accessProfile } from '../../src/access/accessProfile.ts';
import { refusalOf } from '../../src/access/refusalOf.ts';
import type { Caller } from '../../src/model/access.ts';
import type { Purpose } from '../../src/model/purpose.ts';

const purpose: Purpose = {
  code: 'VERIFY_MARITAL',
  vi: 'Xác minh tình trạng hôn nhân',
  en: 'Verify marital status',
  basis: 'NQ 66.7/2025/NQ-CP',
  roles: ['notary'],
  classes: ['OPEN', 'PERSONAL'],
  sensitiveKinds: [],
  caseRequired: true,
};
const ended: Purpose = { ...purpose, code: 'ENDED', expiry: '2026-01-31', caseRequired: false };
const purposes = new Map([purpose, ended].map((row) => [row.code, row]));
const notary: Caller = { subject: 's', role: 'notary' };
const today = '2026-11-21';

describe('a stated purpose', () => {
  const cases = [
    ['is refused when it is not registered', notary, { purpose: 'CURIOSITY' }, 'PURPOSE_UNKNOWN'],
    ['is refused when its time is over', notary, { purpose: 'ENDED' }, 'PURPOSE_EXPIRED'],
    [
      'is refused for another role',
      { subject: 's', role: 'tax-officer' },
      { purpose: 'VERIFY_MARITAL', caseId: 'x' },
      'PURPOSE_NOT_FOR_ROLE',
    ],
    ['is refused without the case that it needs', notary, { purpose: 'VERIFY_MARITAL' }, 'CASE_MISSING'],
  ] as const;
  test.each(cases)('%s', (_, caller, stated, code) => {
    expect(() => accessProfile(purposes, caller, stated, today)).toThrow(expect.objectContaining({ code }));
  });

  test('brings its own budget, if it has one', () => {
    const large = new Map([['LARGE', { ...purpose, code: 'LARGE', costBudget: 5, caseRequired: false }]]);
    expect(accessProfile(large, notary, { purpose: 'LARGE' }, today).costBudget).toBe(5);
  });

  test('opens the classes that it was registered for', () => {
    const profile = accessProfile(purposes, notary, { purpose: 'VERIFY_MARITAL', caseId: 'x' }, today);
    expect(profile).toEqual({
      id: 'notary/VERIFY_MARITAL',
      role: 'notary',
      purpose: 'VERIFY_MARITAL',
      classes: ['OPEN', 'PERSONAL'],
      sensitiveKinds: [],
    });
  });
});

describe('a field above open data is refused', () => {
  const personal = { dataClass: 'PERSONAL', owner: 'G01' } as const;
  const sensitive = { dataClass: 'SENSITIVE', owner: 'G18' } as const;
  const cases = [
    ['without a token', undefined, {}, personal, 'FIELD_NEEDS_TOKEN'],
    [
      'without a token, whatever purpose is stated',
      undefined,
      { purpose: 'VERIFY_MARITAL' },
      personal,
      'FIELD_NEEDS_TOKEN',
    ],
    ['without a purpose', notary, {}, personal, 'FIELD_NEEDS_PURPOSE'],
    [
      'for a purpose that does not reach so far',
      notary,
      { purpose: 'VERIFY_MARITAL', caseId: 'x' },
      sensitive,
      'FIELD_NOT_FOR_PURPOSE',
    ],
  ] as const;
  test.each(cases)('%s', (_, caller, stated, element, code) => {
    expect(refusalOf(accessProfile(purposes, caller, stated, today), element, purposes)).toMatchObject({ code });
  });

  test('and answered where the purpose reaches it', () => {
    const profile = accessProfile(purposes, notary, { purpose: 'VERIFY_MARITAL', caseId: 'x' }, today);
    expect(refusalOf(profile, personal, purposes)).toBeUndefined();
  });
});
