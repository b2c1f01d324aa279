import { randomUUID } from 'node:crypto';
import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { RecordDoorRefusal } from './recordDoorRefusal.ts';

/** How long the rest of such a request is read and thrown away, so that its sender comes to read the answer (milliseconds). */
const LINGER_MS = 2_000;

/** Failures of Node's parser before it has seen the first line of a request: a knock at the port, not a request. */
const NO_REQUEST: ReadonlySet<string> = new Set([
  'HPE_INVALID_METHOD',
  'HPE_INVALID_CONSTANT',
  'HPE_INVALID_URL',
  'HPE_INVALID_VERSION',
  'HPE_CLOSED_CONNECTION',
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
    if (code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const refusal = refusalOf(code);
    const requestId = randomUUID();
    const recorded = NO_REQUEST.has(code) ? undefined : record?.(refusal, requestId);
    void Promise.resolve(recorded).then(() => {
      socket.end(answerText(refusal, requestId));
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    });
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

/** Whether the head of an earlier answer is out already: a second one would be taken for a part of it. */
function isAnswering(socket: Socket & { readonly _httpMessage?: { readonly headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
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
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
