import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { clientError } from '../errors/clientError.ts';
import type { GatewayError } from '../errors/gatewayError.ts';
import { RETRY_AFTER_S } from './retryAfter.ts';

/** How long what comes still is read and thrown away, so that its sender comes to read the answer (milliseconds). */
const LINGER_MS = 2_000;

/**
 * Answers with an error of the catalogue where there is a connection and nothing that would answer over it, and closes it.
 *
 * - `socket`: whoever hands it over listens to its errors
 */
export function refuseSocket(socket: Duplex, refusal: GatewayError, requestId: string): void {
  socket.resume();
  socket.end(answerText(refusal, requestId));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function answerText({ code, params, status }: GatewayError, errorId: string): string {
  const body = JSON.stringify({ errors: [clientError(code, params, { extensions: { errorId } })] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${errorId}`,
    ...(status === 503 ? [`Retry-After: ${RETRY_AFTER_S}`] : []),
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
