import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import {
  claims,
  issuerSettings,
  makeKey,
  makeToken,
  NOW_MS,
  testDoor,
  type TestDoor,
  type TestKey,
  type TokenParts,
} from './support/testIssuer.ts';

const NOW_S = NOW_MS / 1_000;

let key: TestKey;
let foreignKey: TestKey;
let rsaKey: TestKey;
let door: TestDoor;

beforeAll(async () => {
  key = await makeKey('k1');
  foreignKey = await makeKey('k1');
  rsaKey = await makeKey('rsa', 'RS256');
  door = testDoor([key, rsaKey]);
});

const token = (more: Partial<TokenParts> = {}) => makeToken({ key, ...more });

/** A token put together by hand, as nobody honest would. */
function handmade(header: unknown, payload: unknown, signature = 'AAAA'): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}

const payload = { ...claims, iss: 'http://identity.test', aud: 'lienthong', sub: 'somebody', exp: NOW_S + 300 };

/** The public key as a secret: who verified HS256 with whatever key the name leads to would believe it. */
function confused(publicKey: string | Buffer): string {
  const unsigned = handmade({ alg: 'HS256', kid: 'rsa' }, payload).split('.').slice(0, 2).join('.');
  return `${unsigned}.${createHmac('sha256', publicKey).update(unsigned).digest('base64url')}`;
}

test('a token of the issuer says who asks', async () => {
  const bySignature = await Promise.all(
    [token(), token({ key: rsaKey })].map(async (each) => door.authenticate(await each)),
  );
  for (const caller of bySignature)
    expect(caller).toEqual({
      ...{ issuer: 'http://identity.test', subject: 'somebody', kind: 'officer', ...claims },
      validUntilMs: payload.exp * 1_000,
    });
});

describe('a token is not believed', () => {
  const rsaPem = () =>
    createPublicKey({ key: rsaKey.jwk as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const cases: readonly (readonly [string, string, () => Promise<string> | string])[] = [
    ['when it has expired', 'exp', () => token({ livesS: -31 })],
    [
      'without an end',
      'exp',
      () =>
        new SignJWT({ ...claims, iss: payload.iss, aud: payload.aud, sub: payload.sub })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'k1' })
          .sign(key.privateKey),
    ],
    [
      'with an end that is no number',
      'exp',
      () =>
        new SignJWT({ ...payload, exp: 'never' as unknown as number })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'k1' })
          .sign(key.privateKey),
    ],
    ['when it is not yet valid', 'nbf', () => token({ claims: { nbf: NOW_S + 31 } })],
    ['when it is for another audience', 'aud', () => token({ audience: 'somebody-else' })],
    ['when another issuer wrote it', 'iss', () => token({ issuer: 'http://elsewhere.test' })],
    ['when its issuer is written otherwise', 'iss', () => token({ issuer: 'http://identity.test/' })],
    [
      'when its issuer is no text',
      'iss',
      () => handmade({ alg: 'EdDSA', kid: 'k1' }, { ...payload, iss: ['http://identity.test'] }),
    ],
    ['when its issuer is a property of all objects', 'iss', () => token({ issuer: '__proto__' })],
    ['when another key signed it', 'signature', () => token({ key: foreignKey })],
    ['when its key is unknown', 'kid', () => token({ kid: 'k2' })],
    ['when its key is called like a file', 'kid', () => token({ kid: '../../../../etc/passwd' })],
    ['when its key is called like an address', 'kid', () => token({ kid: 'http://127.0.0.1:1/jwks.json' })],
    ['when its key is called like a file of this machine', 'kid', () => token({ kid: 'file:///dev/zero' })],
    ['when its key is called like a statement', 'kid', () => token({ kid: "' OR 1=1 --" })],
    ['when its key is called by a number', 'kid', () => handmade({ alg: 'EdDSA', kid: 1 }, payload)],
    ['when its key is of another kind', 'kid', () => token({ kid: 'rsa' })],
    ['when it names no role', 'role', () => token({ claims: { role: null } })],
    ['when a claim is no text', 'agency', () => token({ claims: { agency: ['G15'] } })],
    ['when a claim is very long', 'officer', () => token({ claims: { officer: '1'.repeat(201) } })],
    ['when a claim holds a line break', 'agency', () => token({ claims: { agency: 'G15\r\nx-role: admin' } })],
    ['when a claim is empty', 'agency', () => token({ claims: { agency: '' } })],
    ['when it says a kind that there is not', 'kind', () => token({ claims: { kind: 'minister' } })],
    ['when an officer is nobody in particular', 'officer', () => token({ claims: { kind: 'officer', officer: null } })],
    ['when a citizen is nobody in particular', 'personal_id', () => token({ claims: { kind: 'citizen' } })],
    ['when an organisation is none in particular', 'organisation', () => token({ claims: { kind: 'organisation' } })],
    ['when it is not signed', 'format', () => handmade({ alg: 'none' }, payload, '')],
    ['when it says that it need not be', 'alg', () => handmade({ alg: 'none' }, payload)],
    ['when it says so in other letters', 'alg', () => handmade({ alg: 'nOnE', kid: 'k1' }, payload)],
    [
      'when a shared secret signed it',
      'alg',
      () =>
        new SignJWT(payload)
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(new TextEncoder().encode('a secret that is long enough for it')),
    ],
    ['when the public RSA key was the secret (PEM)', 'alg', () => confused(rsaPem())],
    ['when the public RSA key was the secret (JWK)', 'alg', () => confused(JSON.stringify(rsaKey.jwk))],
    ['when its algorithm is not allowed here', 'alg', () => handmade({ alg: 'RS1', kid: 'rsa' }, payload)],
    [
      'when the key is not for that algorithm',
      'kid',
      () =>
        new SignJWT(payload)
          .setProtectedHeader({ alg: 'PS256', kid: 'rsa' })
          .sign(rsaKey.privateKey)
          .catch(() => handmade({ alg: 'PS256', kid: 'rsa' }, payload)),
    ],
    [
      'when its header is marked as critical',
      'crit',
      () => handmade({ alg: 'EdDSA', kid: 'k1', crit: ['urgent'], urgent: true }, payload),
    ],
    [
      'when its content is said not to be encoded',
      'crit',
      () => handmade({ alg: 'EdDSA', kid: 'k1', crit: ['b64'], b64: false }, payload),
    ],
    ['when nothing is marked as critical', 'crit', () => handmade({ alg: 'EdDSA', kid: 'k1', crit: [] }, payload)],
    ['when it brings its own key', 'jwk', () => token({ key: foreignKey, header: { jwk: foreignKey.jwk } })],
    ['when it says where its keys are', 'jku', () => token({ header: { jku: 'http://127.0.0.1:1/' } })],
    ['when it says where its certificate is', 'x5u', () => token({ header: { x5u: 'http://127.0.0.1:1/' } })],
    ['when it brings its certificate', 'x5c', () => token({ header: { x5c: ['AAAA'] } })],
    ['when it is a token for logging out', 'typ', () => token({ header: { typ: 'logout+jwt' } })],
    ['when it is oversized', 'length', () => token({ claims: { name: 'x'.repeat(8_192) } })],
    ['when it is no token', 'format', () => 'abc.def'],
    ['when it has five parts, as an encrypted one', 'format', () => 'a.b.c.d.e'],
    ['when it has no parts', 'format', () => '..'],
    ['when its header is a list', 'format', () => handmade([], payload)],
    ['when its content is null', 'format', () => handmade({ alg: 'EdDSA' }, null)],
    [
      'when its content is no UTF-8',
      'format',
      () =>
        `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.AAAA`,
    ],
    [
      'when it is nested a thousand deep',
      'format',
      () =>
        `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.${Buffer.from('['.repeat(3_000)).toString('base64url')}.AAAA`,
    ],
    ['when its signature is filled up', 'signature', async () => `${await token()}==`],
  ];
  test.each(cases)('%s (%s)', async (_, problem, make) => {
    await expect(door.authenticate(await make())).rejects.toMatchObject({ code: 'TOKEN_INVALID', params: { problem } });
  });

  test('and nothing of it stands in the message', async () => {
    const text = await token({ claims: { role: null, name: 'Nguyễn Văn Bí Mật' } });
    await expect(door.authenticate(text)).rejects.toThrow(
      /^The access token is not valid: role is not as it must be\.$/,
    );
  });

  test('however it names its key, no other address is asked than the one in the settings', () => {
    expect(new Set(door.asked)).toEqual(new Set(['http://identity.test/.well-known/jwks.json']));
  });
});

describe('clocks may differ', () => {
  test('by the time that is set, and no more', async () => {
    const strict = testDoor([key], undefined, { clockSkewS: 0 });
    const late = await token({ livesS: -29 });
    const early = await token({ claims: { nbf: NOW_S + 29 } });
    for (const each of [late, early]) {
      await expect(door.authenticate(each)).resolves.toMatchObject({ role: 'notary' });
      await expect(strict.authenticate(each)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    }
  });
});

describe('of several issuers', () => {
  const citizens = 'http://identity.test/eid';
  let eidKey: TestKey;
  let both: TestDoor;
  const citizen = { officer: null, agency: null, role: 'citizen', personal_id: '079072990422', assurance: 'level-2' };

  beforeAll(async () => {
    eidKey = await makeKey('k1');
    both = testDoor(
      [key, rsaKey],
      [
        issuerSettings({ algorithms: ['EdDSA'] }),
        issuerSettings({
          issuer: citizens,
          jwksUri: `${citizens}/keys`,
          kinds: ['citizen'],
          audience: 'lienthong-citizens',
        }),
      ],
    );
    both.keySets.set(`${citizens}/keys`, { keys: [eidKey.jwk] });
  });

  const ofCitizens = (more: Partial<TokenParts> = {}) =>
    makeToken({ key: eidKey, issuer: citizens, audience: 'lienthong-citizens', claims: citizen, ...more });

  test('each is believed with its own keys and audience', async () => {
    expect(await both.authenticate(await token())).toMatchObject({ kind: 'officer', issuer: 'http://identity.test' });
    expect(await both.authenticate(await ofCitizens())).toMatchObject({
      kind: 'citizen',
      issuer: citizens,
      personalId: '079072990422',
      assurance: 'level-2',
    });
  });

  test.each([
    ['the key of the other', 'signature', () => ofCitizens({ key })],
    ['the name of the other', 'signature', () => ofCitizens({ issuer: 'http://identity.test', audience: 'lienthong' })],
    ['the audience of the other', 'aud', () => ofCitizens({ audience: 'lienthong' })],
    ['an algorithm that only the other may use', 'alg', () => token({ key: rsaKey })],
    ['the word of an issuer of citizens that one is an officer', 'kind', () => ofCitizens({ claims })],
    [
      'the word of an issuer of citizens that one is an organisation',
      'kind',
      () => ofCitizens({ claims: { ...citizen, kind: 'organisation', organisation: '0990730018' } }),
    ],
  ])('%s is not taken', async (_, problem, make) => {
    await expect(both.authenticate(await make())).rejects.toMatchObject({ code: 'TOKEN_INVALID', params: { problem } });
  });
});

test.each([
  ['an officer, by the claim', { kind: 'officer' }, 'officer'],
  ['an officer, by the own identifier', {}, 'officer'],
  ['a citizen', { officer: null, personal_id: '079072990422', role: 'citizen' }, 'citizen'],
  ['a citizen who works somewhere', { officer: null, personal_id: '1', organisation: '2', role: 'citizen' }, 'citizen'],
  ['an organisation', { officer: null, organisation: '0990730018', role: 'enterprise-representative' }, 'organisation'],
  ['nobody known, who is a citizen without rights', { officer: null }, 'citizen'],
])('a token may speak for %s', async (_, more, kind) => {
  expect(await door.authenticate(await token({ claims: more }))).toMatchObject({ kind });
});
