import { beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { authenticateWith, createAuthenticate, type Authenticate } from '../../src/access/authenticate.ts';

const ISSUER = 'http://identity.test';
const options = { issuer: ISSUER, audience: 'lienthong' };
const claims = { role: 'notary', agency: 'G15', officer: 'officer-1' };

let authenticate: Authenticate;
let key: CryptoKey;
let foreignKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA');
  key = pair.privateKey;
  foreignKey = (await generateKeyPair('EdDSA')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'EdDSA' };
  authenticate = authenticateWith(createLocalJWKSet({ keys: [jwk] }), options);
});

function token(
  more: {
    claims?: object;
    issuer?: string;
    audience?: string;
    expires?: string;
    kid?: string;
    signWith?: CryptoKey;
  } = {},
) {
  return new SignJWT({ ...claims, ...more.claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: more.kid ?? 'k1' })
    .setSubject('somebody')
    .setIssuer(more.issuer ?? ISSUER)
    .setAudience(more.audience ?? 'lienthong')
    .setExpirationTime(more.expires ?? '5m')
    .sign(more.signWith ?? key);
}

test('a token of the issuer says who asks', async () => {
  expect(await authenticate(await token())).toEqual({ subject: 'somebody', ...claims });
});

describe('a token is not believed', () => {
  const cases: readonly (readonly [string, () => Promise<string> | string])[] = [
    ['when it has expired', () => token({ expires: '-2m' })],
    ['when it is for another audience', () => token({ audience: 'somebody-else' })],
    ['when another issuer wrote it', () => token({ issuer: 'http://elsewhere.test' })],
    ['when another key signed it', () => token({ signWith: foreignKey })],
    ['when its key is unknown', () => token({ kid: '../../etc/passwd' })],
    ['when it is not yet valid', () => token({ claims: { nbf: Math.floor(Date.now() / 1_000) + 3_600 } })],
    ['when it names no role', () => token({ claims: { role: undefined } })],
    ['when it is not signed', () => new UnsecuredJWT(claims).setSubject('somebody').setExpirationTime('5m').encode()],
    ['when it is no token', () => 'abc.def'],
    [
      'when a shared secret signed it',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .setSubject('somebody')
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode('a secret that is long enough for it')),
    ],
  ];
  test.each(cases)('%s', async (_, make) => {
    await expect(authenticate(await make())).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  test('and nothing of it stands in the message', async () => {
    const text = await token({ claims: { role: undefined, name: 'Nguyễn Văn Bí Mật' } });
    await expect(authenticate(text)).rejects.toThrow(/^The access token is not valid: role is not as it must be\.$/);
  });
});

test('an issuer that cannot be reached is told apart from a bad token', async () => {
  const remote = createAuthenticate({ issuer: 'http://127.0.0.1:9', audience: 'lienthong' });
  await expect(remote(await token())).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNREACHABLE' });
});
