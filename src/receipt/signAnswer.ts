import { sign } from 'node:crypto';
import type { ReceiptClaims } from './receiptClaims.ts';
import type { SigningKey } from './signingKey.ts';

/**
 * Signs the bytes of an answer: `<protected header>..<signature>`, each in base64url. The payload between the two dots is
 * the body itself, which travels beside it.
 *
 * From: RFC 7515, appendix F (detached content); RFC 7797 (unencoded payload); RFC 8037 (EdDSA).
 */
export function signAnswer(body: Uint8Array, claims: ReceiptClaims, { kid, privateKey }: SigningKey): string {
  const { iat, purpose, case: caseId, record, operation } = claims;
  const header = { alg: 'EdDSA', b64: false, crit: ['b64'], kid, iat, purpose, case: caseId, record, operation };
  const protectedPart = Buffer.from(JSON.stringify(header)).toString('base64url');
  const signature = sign(null, signedBytes(protectedPart, body), privateKey);
  return `${protectedPart}..${signature.toString('base64url')}`;
}

/** What is signed: the encoded header, a dot, and the payload as it is (RFC 7797, section 3). */
export function signedBytes(protectedPart: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${protectedPart}.`, 'latin1'), body]);
}
