import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeKey, makeToken, NOW_MS, testDoor, type TestDoor } from './support/testIssuer.ts';

const RUNS = 1_500;

let door: TestDoor;
let tokens: readonly string[];

beforeAll(async () => {
  const keys = await Promise.all([
    makeKey('k1'),
    makeKey('k2', 'RS256'),
    makeKey('k3', 'ES256'),
    makeKey('k4', 'PS256'),
  ]);
  door = testDoor(keys);
  tokens = await Promise.all(keys.map((key) => makeToken({ key })));
  // Also what is remembered must not help.
  for (const token of tokens) await door.authenticate(token);
});

/** One change of a text: a character replaced, put in or left out, pieces exchanged, or the end cut off. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), by: fc.integer({ min: 33, max: 126 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), by: fc.integer({ min: 33, max: 126 }) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(), by: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), by: fc.constant(0) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), by: fc.integer({ min: 1, max: 40 }) }),
);

function changed(text: string, { kind, at, by }: { kind: string; at: number; by: number }): string {
  const place = at % text.length;
  const [before, after] = [text.slice(0, place), text.slice(place)];
  if (kind === 'replace') return before + String.fromCharCode(by) + after.slice(1);
  if (kind === 'insert') return before + String.fromCharCode(by) + after;
  if (kind === 'delete') return before + after.slice(by);
  return kind === 'cut' ? before : before + after.slice(0, by) + after;
}

const isBelieved = (token: string) =>
  door.authenticate(token).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: expect.stringMatching(/^TOKEN_(INVALID|CERTIFICATE)$/) as unknown });
      return false;
    },
  );

test('no change of a token is believed, whatever its algorithm', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.array(change, { minLength: 1, maxLength: 3 }), async (which, changes) => {
      const token = tokens[which] ?? '';
      const mutant = changes.reduce(changed, token);
      fc.pre(mutant !== token);
      expect(await isBelieved(mutant)).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

test('nothing that is put together from parts of tokens is believed', async () => {
  const part = fc.record({ of: fc.nat(3), which: fc.nat(2) });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
      const token = parts.map(({ of, which }) => tokens[of]?.split('.')[which] ?? '').join('.');
      fc.pre(!tokens.includes(token));
      expect(await isBelieved(token)).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

test('no header and no claims of any shape are believed without a signature', async () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = fc.record(
    {
      alg: fc.constantFrom('none', 'EdDSA', 'RS256', 'HS256', 'ES256', 'PS256', '', 'toString'),
      kid: fc.constantFrom('k1', 'k2', 'k3', 'k4', '__proto__', 'constructor'),
      typ: fc.constantFrom('JWT', 'at+jwt', '__proto__'),
    },
    { requiredKeys: [] },
  );
  const payload = fc.record(
    {
      iss: fc.constantFrom('http://identity.test', '__proto__'),
      aud: fc.constantFrom<unknown>('lienthong', ['lienthong']),
      sub: fc.constant('somebody'),
      role: fc.constant('notary'),
      officer: fc.constant('036078900055'),
      exp: fc.constantFrom(NOW_MS / 1_000 + 300, 1e308),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(header, payload, fc.uint8Array({ maxLength: 64 }), async (stated, content, signature) => {
      const token = [encode(stated), encode(content), Buffer.from(signature).toString('base64url')].join('.');
      expect(await isBelieved(token)).toBe(false);
    }),
    { numRuns: RUNS },
  );
});
