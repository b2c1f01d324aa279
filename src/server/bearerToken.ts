import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../errors/gatewayError.ts';
import { singleHeader } from './singleHeader.ts';

/** Longest token accepted (characters). */
const TOKEN_LIMIT = 8_192;

/** The access token of `Authorization: Bearer …` (RFC 6750 §2.1); another scheme is refused rather than ignored. */
export function bearerToken(message: IncomingMessage): string | undefined {
  const header = singleHeader(message, 'authorization', TOKEN_LIMIT);
  if (header === undefined) return undefined;
  const match = /^bearer +([\w.~+/=-]+)$/i.exec(header);
  if (match?.[1] === undefined) throw new GatewayError('TOKEN_INVALID', { problem: 'scheme' });
  return match[1];
}
