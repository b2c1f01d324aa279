import type { Caller } from '../model/access.ts';

/**
 * Signature algorithms that an issuer may be allowed. `none` and shared secrets (HS…) are not among them, so that no
 * setting can let them in.
 *
 * From: RFC 7518 §3; RFC 8037 §3.1; RFC 8725 §3.1–3.2.
 */
export const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

/** Those that an issuer may use when nobody says otherwise. */
export const USUAL_ALGORITHMS: readonly Algorithm[] = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256'];

/** An issuer whose tokens are believed, and how far. */
export interface IssuerSettings {
  /** Its `iss`, letter for letter. */
  readonly issuer: string;
  /** `aud` that its tokens must have. */
  readonly audience: string;
  readonly algorithms: readonly Algorithm[];
  /** Whether its tokens must be bound to a client certificate (RFC 8705). */
  readonly boundTokens: boolean;
  /** Where its keys are. */
  readonly jwksUri: string;
  /** Whom it may vouch for: an issuer of citizens' identities cannot make officers. */
  readonly kinds: readonly Caller['kind'][];
}

export interface IdentitySettings {
  readonly issuers: readonly IssuerSettings[];
  /** By how much the clocks of two machines may differ (seconds). */
  readonly clockSkewS: number;
  /** Age at which keys are read again: for so long a key that was removed is still believed (seconds). */
  readonly keysRefreshS: number;
  /** For how long keys go on being believed while their issuer cannot be read (seconds). */
  readonly keysKeepS: number;
}
