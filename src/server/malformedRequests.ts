import { randomUUID } from 'node:crypto';
import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import { GatewayError } from '../errors/gatewayError.ts';
import { answerUnderWay } from './answerUnderWay.ts';
import type { RecordDoorRefusal } from './recordDoorRefusal.ts';
import { refuseSocket } from './refuseSocket.ts';

/**
 * Failures of Node's parser before it has seen the first line of a request: a knock at the port, not a request. And of a
 * request that ends too soon, which a route hears of.
 */
const NO_REQUEST: ReadonlySet<string> = new Set([
  'HPE_INVALID_METHOD',
  'HPE_INVALID_CONSTANT',
  'HPE_INVALID_URL',
  'HPE_INVALID_VERSION',
  'HPE_CLOSED_CONNECTION',
  'HPE_INVALID_EOF_STATE',
  'ERR_HTTP_REQUEST_TIMEOUT',
]);

/**
 * Answers bytes that cannot be read as HTTP with an error of the catalogue, and closes the connection. No route ever sees
 * such a request, so nothing is known of it but what was wrong.
 *
 * From: RFC 6585 §5 (431); RFC 9112 §2.2.
 */
export function answerMalformed(
  record: RecordDoorRefusal | undefined,
): (error: Error & { readonly code?: string }, socket: Socket) => void {
  const answered = new WeakSet<Socket>();
  return ({ code = '' }, socket) => {
    // The parser fails again with each further piece of the same request.
    if (answered.has(socket)) return;
    answered.add(socket);
    // After the head of an earlier answer, a second one would be taken for a part of it.
    if (code === 'ECONNRESET' || !socket.writable || answerUnderWay(socket)?.headersSent === true) {
      socket.destroy();
      return;
    }
    const refusal = refusalOf(code);
    const requestId = randomUUID();
    const recorded = NO_REQUEST.has(code) ? undefined : record?.(refusal, requestId);
    void Promise.resolve(recorded).then(() => refuseSocket(socket, refusal, requestId));
  };
}

function refusalOf(code: string): GatewayError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new GatewayError('REQUEST_HEADERS_TOO_LARGE', { limitBytes: maxHeaderSize });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new GatewayError('REQUEST_TIMED_OUT');
    default:
      return new GatewayError('REQUEST_MALFORMED');
  }
}
