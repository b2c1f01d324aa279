import type { PublicJwk } from './signingKey.ts';

/** Public keys as they are published at `/.well-known/lienthong-keys.json` (RFC 7517, section 5). */
export function keySetOf(keys: readonly PublicJwk[]): { readonly keys: readonly object[] } {
  return { keys: keys.map((key) => ({ ...key, alg: 'EdDSA', use: 'sig' })) };
}
