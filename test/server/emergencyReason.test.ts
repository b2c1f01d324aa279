import { describe, expect, test } from '@jest/globals';
import { emergencyReason } from '../../src/server/emergencyReason.ts';

const reason = 'Bệnh nhân hôn mê, cần biết dị ứng';

describe('the reason of an emergency', () => {
  test.each([
    ['in plain letters', 'Unconscious patient, allergies unknown', 'Unconscious patient, allergies unknown'],
    ['in Vietnamese, percent-encoded', encodeURIComponent(reason), reason],
    ['with marks written apart', encodeURIComponent(reason.normalize('NFD')), reason],
    ['of 500 characters of four bytes', encodeURIComponent('🚑'.repeat(500)), '🚑'.repeat(500)],
    ['with spaces around it', '   ten letters   ', 'ten letters'],
  ])('is taken %s', (_, header, text) => {
    expect(emergencyReason(header)).toBe(text);
  });

  test.each([
    ['too short', 'help'],
    ['too short without its spaces', `%20%20%20%20%20%20%20%20help`],
    ['too long', 'x'.repeat(501)],
    ['of broken percent signs', '50% of the skin is burnt'],
    ['of half a letter', 'a patient %E1%BB'],
    ['with a line break', encodeURIComponent('a patient\r\nfell from a roof')],
    ['with a separator of lines', encodeURIComponent('a patient\u2028fell from a roof')],
    ['with letters turned round', encodeURIComponent('a patient \u202efell from a roof')],
    ['with a zero byte', 'a patient%00 fell'],
  ])('is refused when it is %s', (_, header) => {
    expect(() => emergencyReason(header)).toThrow(expect.objectContaining({ code: 'EMERGENCY_REASON_INVALID' }));
  });
});
