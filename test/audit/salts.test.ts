import { expect, test } from '@jest/globals';
import { SALT_BYTES, Salts } from '../../src/audit/subjects/salts.ts';

test('every salt is another one, and stays what it is when more are drawn', () => {
  const salts = new Salts();
  const first = salts.next();
  const kept = first.toString('hex');
  const given = [first, ...Array.from({ length: 1_000 }, () => salts.next())];
  expect(new Set(given.map((salt) => salt.toString('hex'))).size).toBe(1_001);
  expect(given.every((salt) => salt.length === SALT_BYTES && salt.some((byte) => byte !== 0))).toBe(true);
  expect(first.toString('hex')).toBe(kept);
});
