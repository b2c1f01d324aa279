import { hash } from 'node:crypto';
import type { Caller } from '../../model/access.ts';
import { LruCache } from '../../util/lruCache.ts';
import type { IssuerKey } from '../keys/readKeySet.ts';
import type { IssuerKeys } from '../keys/issuerKeys.ts';

/** Tokens that are remembered (count). */
const MOST_TOKENS = 20_000;

/** A token that was verified, and as long as what it rests on holds. */
export interface BelievedToken {
  readonly caller: Caller;
  /** Thumbprint of the certificate that must come with it. */
  readonly boundTo: string | undefined;
  /** End of its time (milliseconds since 1970), without any tolerance. */
  readonly expiresMs: number;
  readonly key: IssuerKey;
  readonly keys: IssuerKeys;
}

/**
 * Remembers tokens that were verified, so that the same one need not be verified again with every request. A token is
 * forgotten when its time is over and when the key that signed it is no longer its issuer's.
 *
 * Tokens are found by their SHA-256, so that this memory holds none that could be used.
 */
export class BelievedTokens {
  readonly #tokens = new LruCache<string, BelievedToken>({ maxWeight: MOST_TOKENS });

  recall(token: string, nowMs: number): BelievedToken | undefined {
    const digest = digestOf(token);
    const known = this.#tokens.get(digest);
    if (known === undefined) return undefined;
    if (nowMs < known.expiresMs && known.keys.isCurrent(known.key)) return known;
    this.#tokens.delete(digest);
    return undefined;
  }

  remember(token: string, believed: BelievedToken): void {
    this.#tokens.set(digestOf(token), believed);
  }
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
