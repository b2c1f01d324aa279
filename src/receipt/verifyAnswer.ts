import { verify } from 'node:crypto';
import { GatewayError } from '../errors/gatewayError.ts';
import { protectedHeader, type ProtectedHeader } from './receiptClaims.ts';
import { signedBytes } from './signAnswer.ts';
import { publicKeyOf, type PublicJwk } from './signingKey.ts';

/** A signature as it stands in the header: base64url, two dots, base64url of 64 bytes. */
export const DETACHED = /^([\w-]{1,4000})\.\.([\w-]{86})$/;

/**
 * Whether one of these keys signed exactly these bytes; gives what the signature says of them.
 *
 * - throws `RECEIPT_FORM` for what is no signature of ours, `RECEIPT_KEY_UNKNOWN` when its key is not among the given ones,
 *   `RECEIPT_FALSE` when bytes, claims or signature were altered
 */
export function verifyAnswer(body: Uint8Array, signature: string, keys: readonly PublicJwk[]): ProtectedHeader {
  const [, protectedPart = '', signaturePart = ''] = DETACHED.exec(signature) ?? [];
  const signed = Buffer.from(signaturePart, 'base64url');
  const header = protectedHeader.safeParse(readHeader(protectedPart));
  // Two texts that decode to the same bytes would be two signatures of one answer.
  if (!header.success || signed.toString('base64url') !== signaturePart) throw new GatewayError('RECEIPT_FORM');
  const { kid } = header.data;
  const key = keys.find((known) => known.kid === kid);
  if (key === undefined) throw new GatewayError('RECEIPT_KEY_UNKNOWN', { kid: printable(kid) });
  if (!verify(null, signedBytes(protectedPart, body), publicKeyOf(key), signed)) {
    throw new GatewayError('RECEIPT_FALSE');
  }
  return header.data;
}

function readHeader(protectedPart: string): unknown {
  const decoded = Buffer.from(protectedPart, 'base64url');
  if (decoded.toString('base64url') !== protectedPart) return undefined;
  try {
    return JSON.parse(decoded.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Nothing of a foreign header goes to a terminal unlooked at. */
function printable(kid: string): string {
  return kid.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 80);
}
