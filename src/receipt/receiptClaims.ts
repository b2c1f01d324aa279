import { z } from 'zod';

/** What a receipt says of an answer besides its bytes. It names nobody. */
export interface ReceiptClaims {
  /** When it was answered, seconds since 1970 (as `iat` of RFC 7519). */
  readonly iat: number;
  readonly purpose?: string | undefined;
  readonly case?: string | undefined;
  /** Identifier of the record in the log. */
  readonly record?: string | undefined;
  /** SHA-256 of the operation's normal form, hexadecimal. */
  readonly operation?: string | undefined;
}

const text = z.string().max(200).optional();

/**
 * Protected header of a detached signature: the claims stand in it, as the payload is the body of the answer, not a set
 * of claims. No other extension than `b64` is understood, so none may be critical.
 *
 * From: RFC 7515, sections 4.1.11 and 7.1; RFC 7797, section 6.
 */
export const protectedHeader = z.object({
  alg: z.literal('EdDSA'),
  b64: z.literal(false),
  crit: z.tuple([z.literal('b64')]),
  kid: z.string().min(1).max(200),
  iat: z.int().nonnegative(),
  purpose: text,
  case: text,
  record: text,
  operation: text,
});

export type ProtectedHeader = z.infer<typeof protectedHeader>;
