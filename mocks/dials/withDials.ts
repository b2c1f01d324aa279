import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerControl, isControl } from './answerControl.ts';
import { captureAnswer } from './captureAnswer.ts';
import type { DialBoard } from './dialBoard.ts';
import type { Dials } from './dials.ts';
import { distort } from './distort.ts';

/**
 * Lets the dials have their way with every answer of an HTTP ministry, on the wire.
 *
 * - `keyNames`: names of the fields that the shape `null-keys` empties
 * - `listener`: the ministry itself; a call that an outage, a hang, an error or garbage takes never reaches it
 */
export function withDials(
  dials: DialBoard,
  keyNames: readonly string[],
  listener: RequestListener,
): (request: IncomingMessage, response: ServerResponse) => void {
  const keys = new Set(keyNames);
  return (request, response) => {
    if (isControl(request.url)) {
      void answerControl(dials, request, response);
      return;
    }
    void answer(dials, keys, listener, request, response);
  };
}

async function answer(
  board: DialBoard,
  keys: ReadonlySet<string>,
  listener: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  board.stats.calls += 1;
  const dials = board.current();
  if (dials.outage) return void request.socket.destroy();
  if (dials.hang) return;
  const delayMs = board.nextDelayMs();
  if (delayMs > 0) await wait(delayMs);
  if (board.nextFails()) {
    send(response, 503, 'application/problem+json', '{"title":"Hệ thống tạm thời gián đoạn","status":503}');
  } else if (dials.garbage) {
    send(response, 200, 'application/json; charset=utf-8', '<<<%PDF-1.4 \u0000\u0001 không phải JSON');
  } else {
    if (dials.truncate) truncate(response);
    else if (dials.shape !== 'none') reshape(request, response, dials.shape, keys);
    listener(request, response);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Promises the whole length, sends half of it and cuts the line. */
function truncate(response: ServerResponse): void {
  captureAnswer(response, (body) => {
    response.removeHeader('transfer-encoding');
    response.setHeader('content-length', body.length);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroySoon());
  });
}

function reshape(
  request: IncomingMessage,
  response: ServerResponse,
  shape: Dials['shape'],
  keys: ReadonlySet<string>,
): void {
  // A packed body could not be bent.
  delete request.headers['accept-encoding'];
  captureAnswer(response, (body, sendBody) => {
    const sent = bend(body, shape, keys);
    response.setHeader('content-length', sent.length);
    sendBody(sent);
  });
}

function bend(body: Buffer, shape: Dials['shape'], keys: ReadonlySet<string>): Buffer {
  try {
    return Buffer.from(JSON.stringify(distort(JSON.parse(body.toString('utf8')), shape, keys)));
  } catch {
    // Not every answer is JSON; those go out as they are.
    return body;
  }
}
