import { describe, expect, test } from '@jest/globals';
import { checkEmergency } from '../../src/access/checkEmergency.ts';

const purposes = new Map(
  [
    { code: 'EMERGENCY_TREATMENT', emergency: true, roles: ['treating-doctor', 'emergency-doctor'] },
    { code: 'TREATMENT', emergency: false, roles: ['treating-doctor'] },
  ].map((purpose) => [purpose.code, purpose]),
);
const emergency = 'unconscious patient';
const doctor = { role: 'treating-doctor' };

describe('a reason for an emergency', () => {
  test.each([
    ['is taken from a doctor, for the purpose', doctor, { purpose: 'EMERGENCY_TREATMENT', emergency }],
    ['need not be given', { role: 'notary' }, { purpose: 'TREATMENT' }],
  ])('%s', (_, caller, stated) => {
    expect(() => {
      checkEmergency(purposes, caller, stated);
    }).not.toThrow();
  });

  test.each([
    ['from another role', { role: 'notary' }, { purpose: 'EMERGENCY_TREATMENT', emergency }, 'EMERGENCY_NOT_FOR_ROLE'],
    ['from nobody', undefined, { purpose: 'EMERGENCY_TREATMENT', emergency }, 'EMERGENCY_NOT_FOR_ROLE'],
    ['for another purpose', doctor, { purpose: 'TREATMENT', emergency }, 'EMERGENCY_NEEDS_PURPOSE'],
    ['for an unknown purpose', doctor, { purpose: 'CURIOSITY', emergency }, 'EMERGENCY_NEEDS_PURPOSE'],
    ['without a purpose', doctor, { emergency }, 'EMERGENCY_NEEDS_PURPOSE'],
  ])('is refused %s', (_, caller, stated, code) => {
    expect(() => {
      checkEmergency(purposes, caller, stated);
    }).toThrow(expect.objectContaining({ code }));
  });
});
