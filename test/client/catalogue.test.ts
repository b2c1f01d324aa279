import { expect, test } from '@jest/globals';
import { failureOf } from '../../src/client/failureOf.ts';
import { catalogue, type ErrorCode } from '../../src/errors/catalogue/index.ts';
import { clientError } from '../../src/errors/clientError.ts';

const kindOf = (code: string) => failureOf(clientError(code)).kind;
const codes = Object.keys(catalogue) as ErrorCode[];

test('every failure of a ministry and of the gateway is unavailable, though no source is named', () => {
  const failures = codes.filter((code) => code.startsWith('SOURCE_') || catalogue[code].status >= 502);
  expect(failures.length).toBeGreaterThan(25);
  expect(failures.filter((code) => kindOf(code) !== 'unavailable')).toEqual([]);
});

test('every refusal of access is denied', () => {
  const refusals = codes.filter((code) => [401, 403].includes(catalogue[code].status) || /^(FIELD|ROW)_/.test(code));
  expect(refusals.length).toBeGreaterThan(20);
  expect(refusals.filter((code) => kindOf(code) !== 'denied')).toEqual([]);
});

test('a code that is no unit of its day is not found, and no other error is', () => {
  expect(codes.filter((code) => kindOf(code) === 'not-found').sort()).toEqual([
    'ADMIN_UNIT_ENDED',
    'ADMIN_UNIT_IS_DISTRICT',
    'ADMIN_UNIT_NOT_FOUND',
  ]);
});

test('what has no code of ours tells nothing of the answer', () => {
  expect(failureOf({ message: 'Bad gateway' })).toMatchObject({ kind: 'unavailable', reasonVi: 'Bad gateway' });
});
