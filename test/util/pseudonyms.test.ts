import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPseudonyms } from '../../src/util/pseudonyms.ts';

test('the same text has the same name, different texts have different ones, and none holds its text', () => {
  const [one, other] = [createPseudonyms(), createPseudonyms()];
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.string({ minLength: 1, unit: 'binary' }),
      (left, right) => {
        expect(one(left) === one(right)).toBe(left === right);
        expect(one(left)).toBe(one(left));
        expect(one(left)).not.toBe(other(left));
        expect(one(left)).toMatch(/^[\w-]{43}$/);
      },
    ),
  );
  expect(one('079099001234')).not.toContain('079099001234');
});
