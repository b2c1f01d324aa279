import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A public Ed25519 key as it is published (RFC 8037). */
export const publicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string().min(1).max(200),
});

export type PublicJwk = z.infer<typeof publicJwk>;

/** The key that signs now. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** A private key as the key file keeps it; `d` is the secret. */
export const privateJwk = publicJwk.extend({ d: z.string().regex(/^[\w-]{43}$/) });

export type PrivateJwk = z.infer<typeof privateJwk>;

/** A new key, named by its thumbprint. */
export function makePrivateJwk(): PrivateJwk {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x, d, kid: thumbprintOf(x) };
}

export function signingKeyOf({ kid, ...members }: PrivateJwk): SigningKey {
  return { kid, privateKey: createPrivateKey({ format: 'jwk', key: members }) };
}

export function publicKeyOf({ kty, crv, x }: PublicJwk): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty, crv, x } });
}

/** Thumbprint of a public key (RFC 7638, RFC 8037 appendix A.3). */
function thumbprintOf(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}
