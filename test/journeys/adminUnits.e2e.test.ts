import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity'] });
}, 120_000);

afterAll(() => platform.stop());

const oneUnit = 'query ($code: AdminUnitCode!, $asOf: Date) { adminUnit(code: $code, asOf: $asOf) { code } }';
const units = 'query ($first: Int) { adminUnits(first: $first) { code } }';

test.each([
  ['a code of three digits that names nothing', '{ adminUnit(code: "999") { code } }', {}, 'ADMIN_UNIT_NOT_FOUND'],
  ['the same as a variable', oneUnit, { code: '999' }, 'ADMIN_UNIT_NOT_FOUND'],
  ['a district of before the reform', oneUnit, { code: '760' }, 'ADMIN_UNIT_IS_DISTRICT'],
  ['letters for a code', '{ adminUnit(code: "ABC") { code } }', {}, 'DOCUMENT_INVALID'],
  ['letters for a code, as a variable', oneUnit, { code: 'ABC' }, 'VARIABLE_INVALID'],
  ['a day that does not exist', '{ adminUnit(code: "01", asOf: "2026-02-30") { code } }', {}, 'DOCUMENT_INVALID'],
  ['the same as a variable', oneUnit, { code: '01', asOf: '2026-02-30' }, 'VARIABLE_INVALID'],
  ['more units than are listed', '{ adminUnits(first: 5000) { code } }', {}, 'ADMIN_UNIT_COUNT_OUT_OF_RANGE'],
  ['the same as a variable', units, { first: 5_000 }, 'ADMIN_UNIT_COUNT_OUT_OF_RANGE'],
  ['more than anybody may ask for', units, { first: 100_000 }, 'DOCUMENT_TOO_COSTLY'],
  ['less than none', units, { first: -1 }, 'ADMIN_UNIT_COUNT_OUT_OF_RANGE'],
])('%s: %s %p is refused by its own name', async (_, query, variables, code) => {
  const { status, errors } = await platform.query(query, variables);
  expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([
    /INVALID$|^DOCUMENT_/.test(code) ? 400 : 200,
    [code],
  ]);
  const [error] = errors;
  expect(error).toMatchObject({
    message: expect.any(String) as unknown,
    extensions: { messageVi: expect.any(String) as unknown },
  });
});

test('what became of an old unit is told in both languages', async () => {
  const { data, errors } = await platform.query(
    '{ adminUnit(code: "26740", asOf: "2025-06-30") { resolution { status note noteVi } } }',
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    adminUnit: {
      resolution: { note: expect.any(String) as unknown, noteVi: expect.stringMatching(/đơn vị|địa/i) as unknown },
    },
  });
});
