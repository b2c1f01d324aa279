import { expect, test } from '@jest/globals';
import { whileAdmitted } from '../../src/access/whileAdmitted.ts';
import type { Caller } from '../../src/model/access.ts';

const caller: Caller = { issuer: 'i', subject: 's', kind: 'officer', role: 'r', validUntilMs: 1_000 };

test('what lasts goes on until the token ends', () => {
  let nowMs = 999;
  const rules = {};
  const mayGoOn = whileAdmitted(caller, { nowMs: () => nowMs, rules: () => rules });
  expect(mayGoOn()).toBeUndefined();
  nowMs = 1_000;
  expect(mayGoOn()).toMatchObject({ code: 'TOKEN_INVALID', params: { problem: 'exp' } });
});

test('what lasts goes on until the rules change, also for nobody in particular', () => {
  let rules = {};
  const mayGoOn = whileAdmitted(undefined, { nowMs: () => 9_999_999_999_999, rules: () => rules });
  expect(mayGoOn()).toBeUndefined();
  rules = {};
  expect(mayGoOn()).toMatchObject({ code: 'ACCESS_RULES_CHANGED' });
});
