import { createAuthenticate, type Authenticate } from '../../../src/access/authenticate.ts';
import { USUAL_ALGORITHMS, type IdentitySettings, type IssuerSettings } from '../../../src/access/issuerSettings.ts';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export const ISSUER = 'http://identity.test';

/** A moment at which tests hold the clock (milliseconds since 1970). */
export const NOW_MS = Date.UTC(2026, 10, 20, 3);

export const claims = { role: 'notary', agency: 'G15', officer: '036078900055' };

export interface TestKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function makeKey(kid: string, alg = 'EdDSA'): Promise<TestKey> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return { privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)), kid, alg } };
}

export interface TokenParts {
  readonly claims?: object;
  readonly header?: object;
  readonly key: TestKey;
  /** Name of the key in the header; the key's own when left out. */
  readonly kid?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Life of the token from `NOW_MS` on (seconds). */
  readonly livesS?: number;
}

export function makeToken(parts: TokenParts): Promise<string> {
  const nowS = NOW_MS / 1_000;
  const stated: Readonly<Record<string, unknown>> = { ...claims, ...parts.claims };
  const more = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
  return new SignJWT(more)
    .setProtectedHeader({
      alg: parts.key.jwk.alg ?? 'EdDSA',
      kid: parts.kid ?? parts.key.jwk.kid ?? '',
      ...parts.header,
    })
    .setSubject('somebody')
    .setIssuer(parts.issuer ?? ISSUER)
    .setAudience(parts.audience ?? 'lienthong')
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + (parts.livesS ?? 300))
    .sign(parts.key.privateKey);
}

export function issuerSettings(more: Partial<IssuerSettings> = {}): IssuerSettings {
  return {
    issuer: ISSUER,
    audience: 'lienthong',
    algorithms: USUAL_ALGORITHMS,
    boundTokens: false,
    jwksUri: `${ISSUER}/.well-known/jwks.json`,
    kinds: ['officer', 'citizen', 'organisation'],
    ...more,
  };
}

/** A door that believes issuers whose keys stand here, under a clock that stands still. */
export interface TestDoor {
  readonly authenticate: Authenticate;
  /** The key sets by address; an address without one cannot be reached. */
  readonly keySets: Map<string, unknown>;
  /** Addresses that were asked for keys, in order. */
  readonly asked: string[];
  readonly clock: { nowMs: number };
}

export function testDoor(
  keys: readonly TestKey[],
  issuers: readonly IssuerSettings[] = [issuerSettings()],
  more: Partial<IdentitySettings> = {},
): TestDoor {
  const settings = { issuers, clockSkewS: 30, keysRefreshS: 300, keysKeepS: 3_600, ...more };
  const first = issuers[0]?.jwksUri ?? '';
  const keySets = new Map<string, unknown>([[first, { keys: keys.map(({ jwk }) => jwk) }]]);
  const asked: string[] = [];
  const clock = { nowMs: NOW_MS };
  const authenticate = createAuthenticate(settings, {
    nowMs: () => clock.nowMs,
    fetchKeys: (address) => {
      asked.push(address);
      const set = keySets.get(address);
      return set === undefined ? Promise.reject(new Error('unreachable')) : Promise.resolve(set);
    },
  });
  return { authenticate, keySets, asked, clock };
}
