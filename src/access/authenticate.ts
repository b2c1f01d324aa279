import type { Caller } from '../model/access.ts';
import type { IdentitySettings, IssuerSettings } from './issuerSettings.ts';
import { fetchKeySet } from './keys/fetchKeySet.ts';
import { IssuerKeys } from './keys/issuerKeys.ts';
import { readKeySet } from './keys/readKeySet.ts';
import { BelievedTokens, type BelievedToken } from './token/believedTokens.ts';
import { callerOf } from './token/callerOf.ts';
import { boundTo, checkBinding } from './token/checkBinding.ts';
import { readToken } from './token/readToken.ts';
import { tokenError } from './token/tokenError.ts';
import { verifyToken } from './token/verifyToken.ts';

/**
 * Verifies a token.
 *
 * - `clientCertificate`: thumbprint of the certificate that came with the request (base64url SHA-256, RFC 8705)
 * - rejects with `TOKEN_INVALID`, `TOKEN_CERTIFICATE` or `TOKEN_ISSUER_UNREACHABLE`
 */
export type Authenticate = (token: string, clientCertificate?: string) => Promise<Caller>;

export interface AuthenticateParts {
  readonly nowMs: () => number;
  /** Reads the key set of an address; over the network when left out. */
  readonly fetchKeys?: (jwksUri: string) => Promise<unknown>;
  /** Hears of every attempt to read an issuer's keys: `undefined`, or why it failed. */
  readonly onKeysRead?: (issuer: string, failure: unknown) => void;
}

/**
 * Believes tokens of the issuers that are listed, and of no other: the claim `iss` chooses among them, whatever else the
 * token says. A token that was verified is remembered until its time is over or its key is withdrawn.
 */
export function createAuthenticate(settings: IdentitySettings, parts: AuthenticateParts): Authenticate {
  const issuers = new Map(settings.issuers.map((each) => [each.issuer, { settings: each, keys: keysOf(each) }]));
  const believed = new BelievedTokens();

  return async (token, clientCertificate) => {
    const known = believed.recall(token, parts.nowMs()) ?? (await verify(token));
    checkBinding(known.boundTo, clientCertificate);
    return known.caller;
  };

  async function verify(token: string): Promise<BelievedToken> {
    const { issuer: name, algorithm, keyId } = readToken(token);
    const issuer = issuers.get(name);
    if (issuer === undefined) throw tokenError('iss');
    if (!issuer.settings.algorithms.some((allowed) => allowed === algorithm)) throw tokenError('alg');
    const key = await issuer.keys.find(keyId, algorithm);
    const { clockSkewS } = settings;
    const claims = await verifyToken(token, key.key, issuer.settings, { nowMs: parts.nowMs(), clockSkewS });
    const expiresMs = (claims.exp ?? 0) * 1_000;
    const verified: BelievedToken = {
      caller: { ...callerOf(claims, issuer.settings.kinds), validUntilMs: expiresMs },
      boundTo: boundTo(claims, issuer.settings.boundTokens),
      expiresMs,
      key,
      keys: issuer.keys,
    };
    believed.remember(token, verified);
    return verified;
  }

  function keysOf({ issuer, jwksUri }: IssuerSettings): IssuerKeys {
    const { nowMs, fetchKeys = fetchKeySet, onKeysRead } = parts;
    return new IssuerKeys({
      read: async () => readKeySet(await fetchKeys(jwksUri)),
      nowMs,
      refreshMs: settings.keysRefreshS * 1_000,
      keepMs: settings.keysKeepS * 1_000,
      ...(onKeysRead && { onRead: (failure) => onKeysRead(issuer, failure) }),
    });
  }
}
