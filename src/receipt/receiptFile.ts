import { z } from 'zod';
import { GatewayError } from '../errors/gatewayError.ts';
import { DETACHED } from './verifyAnswer.ts';

const form = z.object({ payload: z.string(), protected: z.string(), signature: z.string() });

/** An answer with its signature, taken apart. */
export interface SignedAnswer {
  readonly body: Uint8Array;
  /** As it came in the header. */
  readonly signature: string;
}

/**
 * One file that a dossier can carry: the answer and its signature in flattened JSON, which any JOSE library reads
 * (`application/jose+json`). The payload stands in it as text, since it is not encoded.
 *
 * - throws `RECEIPT_FORM` for a body that is not UTF-8 or a signature of another form
 *
 * From: RFC 7515, section 7.2.2; RFC 7797, section 5.
 */
export function writeReceipt({ body, signature }: SignedAnswer): string {
  const payload = Buffer.from(body).toString('utf8');
  const [, protectedPart, signaturePart] = DETACHED.exec(signature) ?? [];
  if (protectedPart === undefined || !Buffer.from(payload, 'utf8').equals(body)) throw new GatewayError('RECEIPT_FORM');
  return `${JSON.stringify({ payload, protected: protectedPart, signature: signaturePart })}\n`;
}

/** The parts of such a file; throws `RECEIPT_FORM` when it is none, or was written again in another way. */
export function readReceipt(file: string): SignedAnswer {
  const parsed = form.safeParse(parseJson(file));
  if (!parsed.success) throw new GatewayError('RECEIPT_FORM');
  const { payload, protected: protectedPart, signature } = parsed.data;
  const answer = { body: Buffer.from(payload, 'utf8'), signature: `${protectedPart}..${signature}` };
  // One answer, one file: whoever compares two receipts may compare their bytes.
  if (writeReceipt(answer) !== file) throw new GatewayError('RECEIPT_FORM');
  return answer;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
