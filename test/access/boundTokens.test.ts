import { beforeAll, describe, expect, test } from '@jest/globals';
import { issuerSettings, makeKey, makeToken, testDoor, type TestDoor, type TestKey } from './support/testIssuer.ts';

const MINE = 'A'.repeat(43);
const OTHER = 'B'.repeat(43);

let key: TestKey;
let door: TestDoor;
let demanding: TestDoor;

beforeAll(async () => {
  key = await makeKey('k1');
  door = testDoor([key]);
  demanding = testDoor([key], [issuerSettings({ boundTokens: true })]);
});

const bound = (cnf: unknown) => makeToken({ key, claims: { cnf } });

describe('a token that is bound to a certificate', () => {
  test('is believed with that certificate, again and again', async () => {
    const token = await bound({ 'x5t#S256': MINE });
    for (const each of [door, demanding, door])
      expect(await each.authenticate(token, MINE)).toMatchObject({ role: 'notary' });
  });

  test.each([
    ['with another certificate', OTHER],
    ['without a certificate', undefined],
    ['with half of it', 'A'.repeat(20)],
    ['with none', ''],
  ])('is refused %s, also when it was believed before', async (_, certificate) => {
    const token = await bound({ 'x5t#S256': MINE });
    await door.authenticate(token, MINE);
    await expect(door.authenticate(token, certificate)).rejects.toMatchObject({ code: 'TOKEN_CERTIFICATE' });
    await expect(demanding.authenticate(token, certificate)).rejects.toMatchObject({ code: 'TOKEN_CERTIFICATE' });
  });

  test.each([
    ['to nothing', {}],
    ['to a key of its own (DPoP), which is not checked here', { jkt: MINE }],
    ['to a certificate and a key', { 'x5t#S256': MINE, jkt: MINE }],
    ['to a certificate of no name', { 'x5t#S256': '' }],
    ['to a number', { 'x5t#S256': 1 }],
    ['by a text', MINE],
    ['by a list', [MINE]],
  ])('is refused when it is bound %s', async (_, cnf) => {
    await expect(door.authenticate(await bound(cnf), MINE)).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
      params: { problem: 'cnf' },
    });
  });
});

test('a token that is bound to nothing is refused where the issuer binds its tokens, whatever certificate comes', async () => {
  const token = await makeToken({ key });
  expect(await door.authenticate(token, OTHER)).toMatchObject({ role: 'notary' });
  await expect(demanding.authenticate(token, OTHER)).rejects.toMatchObject({ params: { problem: 'cnf' } });
});
