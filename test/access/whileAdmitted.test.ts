import { expect, test } from '@jest/globals';
import { whileAdmitted } from '../../src/access/whileAdmitted.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { Caller } from '../../src/model/access.ts';

const caller: Caller = { issuer: 'i', subject: 's', kind: 'officer', role: 'r', validUntilMs: 1_000 };
const admit = () => undefined;

test('what lasts goes on until its purpose has had its last day', () => {
  const rules = {};
  let isOver = false;
  const mayGoOn = whileAdmitted(caller, {
    ...{ nowMs: () => 0, rules: () => rules },
    admit: () => {
      if (isOver) throw new GatewayError('PURPOSE_EXPIRED', { purpose: 'P', expiry: '2026-11-20' });
    },
  });
  expect(mayGoOn()).toBeUndefined();
  isOver = true;
  expect(mayGoOn()).toMatchObject({ code: 'PURPOSE_EXPIRED' });
});

test('what lasts goes on until the token ends', () => {
  let nowMs = 999;
  const rules = {};
  const mayGoOn = whileAdmitted(caller, { nowMs: () => nowMs, rules: () => rules, admit });
  expect(mayGoOn()).toBeUndefined();
  nowMs = 1_000;
  expect(mayGoOn()).toMatchObject({ code: 'TOKEN_INVALID', params: { problem: 'exp' } });
});

test('what lasts goes on until the rules change, also for nobody in particular', () => {
  let rules = {};
  const mayGoOn = whileAdmitted(undefined, { nowMs: () => 9_999_999_999_999, rules: () => rules, admit });
  expect(mayGoOn()).toBeUndefined();
  rules = {};
  expect(mayGoOn()).toMatchObject({ code: 'ACCESS_RULES_CHANGED' });
});
