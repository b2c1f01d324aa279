import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { makeKey, makeToken, testDoor, type TestDoor, type TestKey } from './support/testIssuer.ts';

const MINUTE_MS = 60_000;

let key: TestKey;
let next: TestKey;
let door: TestDoor;

beforeAll(async () => {
  [key, next] = await Promise.all([makeKey('k1'), makeKey('k2')]);
});

beforeEach(() => {
  door = testDoor([key]);
});

const publish = (...keys: readonly TestKey[]) =>
  door.keySets.set('http://identity.test/.well-known/jwks.json', { keys: keys.map(({ jwk }) => jwk) });
const vanish = () => door.keySets.clear();
const wait = (ms: number) => (door.clock.nowMs += ms);
/** Lets readings that nobody waits for come to their end. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** How many signatures are verified while something happens. */
async function signaturesDuring(act: () => Promise<unknown>): Promise<number> {
  const verify = jest.spyOn(crypto.subtle, 'verify');
  await act();
  const { length } = verify.mock.calls;
  verify.mockRestore();
  return length;
}

describe('a token that was believed', () => {
  test('is not verified again', async () => {
    const token = await makeToken({ key });
    expect(await signaturesDuring(() => door.authenticate(token))).toBe(1);
    expect(
      await signaturesDuring(async () => {
        for (let time = 0; time < 1_000; time += 1) await door.authenticate(token);
      }),
    ).toBe(0);
  });

  test('is not believed beyond its end', async () => {
    const token = await makeToken({ key, livesS: 60 });
    await door.authenticate(token);
    wait(MINUTE_MS + 31_000);
    await expect(door.authenticate(token)).rejects.toMatchObject({ params: { problem: 'exp' } });
  });

  test('makes no other one believed', async () => {
    const token = await makeToken({ key });
    await door.authenticate(token);
    await expect(door.authenticate(`${token.slice(0, -4)}AAAA`)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  test('is not believed any more when its key is gone', async () => {
    const token = await makeToken({ key, livesS: 3_600 });
    await door.authenticate(token);
    publish(next);
    wait(5 * MINUTE_MS);
    await expect(door.authenticate(token)).rejects.toMatchObject({ params: { problem: 'kid' } });
  });

  test('is not believed any more when another key takes the name of its own', async () => {
    const token = await makeToken({ key, livesS: 3_600 });
    await door.authenticate(token);
    publish(await makeKey('k1'));
    wait(5 * MINUTE_MS);
    await expect(door.authenticate(token)).rejects.toMatchObject({ params: { problem: 'signature' } });
  });

  test('stays believed, without another look at it, when keys are read again and its own is still there', async () => {
    const token = await makeToken({ key, livesS: 3_600 });
    await door.authenticate(token);
    publish(next, key);
    wait(4 * MINUTE_MS);
    const signatures = await signaturesDuring(async () => {
      await door.authenticate(token);
      await settle();
      await door.authenticate(token);
    });
    expect([signatures, door.asked.length]).toEqual([0, 2]);
  });
});

describe('keys', () => {
  test('are read when the first token comes, and once for all that come with it', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, at) => makeToken({ key, claims: { jti: `${at}` } })),
    );
    expect(door.asked).toEqual([]);
    await Promise.all(tokens.map((token) => door.authenticate(token)));
    expect(door.asked).toHaveLength(1);
  });

  test('that are new are found when a token names one', async () => {
    await door.authenticate(await makeToken({ key }));
    publish(key, next);
    wait(5_000);
    await expect(door.authenticate(await makeToken({ key: next }))).resolves.toMatchObject({ role: 'notary' });
  });

  test('that nobody has are asked for once in five seconds, however many name one', async () => {
    await door.authenticate(await makeToken({ key }));
    for (let time = 0; time < 200; time += 1) {
      wait(100);
      const token = await makeToken({ key, kid: `unknown-${time}` });
      await expect(door.authenticate(token)).rejects.toMatchObject({ params: { problem: 'kid' } });
    }
    expect(door.asked).toHaveLength(5);
  });

  test('that were read go on working while the issuer is down, and not for ever', async () => {
    const token = await makeToken({ key, livesS: 86_400 });
    await door.authenticate(token);
    vanish();
    for (let minutes = 0; minutes < 59; minutes += 1) {
      wait(MINUTE_MS);
      await expect(door.authenticate(token)).resolves.toMatchObject({ role: 'notary' });
      await settle();
      const another = await makeToken({ key, livesS: 86_400, claims: { jti: `${minutes}` } });
      await expect(door.authenticate(another)).resolves.toMatchObject({ role: 'notary' });
    }
    wait(2 * MINUTE_MS);
    await expect(door.authenticate(token)).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNREACHABLE' });
    publish(key);
    wait(1_000);
    await expect(door.authenticate(token)).resolves.toMatchObject({ role: 'notary' });
  });

  test('that could not be read are another matter than a bad token', async () => {
    vanish();
    const token = await makeToken({ key });
    await expect(door.authenticate(token)).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNREACHABLE' });
    await expect(door.authenticate(token)).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNREACHABLE' });
    expect(door.asked).toHaveLength(1);
    publish(key);
    wait(1_000);
    expect(await door.authenticate(token)).toMatchObject({ role: 'notary' });
  });

  test('that a token does not name are found when there is one of its kind, and only then', async () => {
    const token = await makeToken({ key, header: { kid: undefined } });
    expect(await door.authenticate(token)).toMatchObject({ role: 'notary' });
    const two = testDoor([key, next]);
    await expect(two.authenticate(token)).rejects.toMatchObject({ params: { problem: 'kid' } });
  });
});
