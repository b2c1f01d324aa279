import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PassingMap } from '../util/passing.ts';
import { answerUnderWay } from './answerUnderWay.ts';

/** A request that is on its way when the server stops still gets in within this time (milliseconds). */
const GRACE_MS = 300;

/** What was answered at the last moment is still read within this time (milliseconds). */
const READING_MS = 2_000;

/**
 * Closes the connections of a server that stops, each as soon as nothing is under way over it. Node would wait for those
 * over which nothing was ever asked, as browsers and clients with a pool open them in advance, and for those that are kept
 * after their last answer; and would cut off answers that are written and not yet read. Until then it costs a request nothing.
 *
 * Returns what to call when the server stops. When the time for a request is over (milliseconds) the last connections
 * are closed, too: of clients that do not send the rest of a request, or do not read its answer.
 */
export function watchConnections(server: Server, isTls: boolean): (requestTimeoutMs: number) => void {
  const open: Sockets = new PassingMap();
  const spoken: Sockets = new PassingMap();
  let isStopping = false;

  // Over TLS the connection comes first, and what is spoken over it has a socket of its own.
  server.on('connection', keptIn(open));
  server.on(isTls ? 'secureConnection' : 'connection', keptIn(spoken));
  server.on('upgrade', ({ socket }: IncomingMessage) => spoken.delete(socket));
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (isStopping) closeAfter(response, socket);
  });
  server.closeIdleConnections = () => undefined;

  return (requestTimeoutMs) => {
    isStopping = true;
    for (const socket of [...spoken.keys()]) {
      const answer = answerUnderWay(socket);
      if (answer !== undefined) closeAfter(answer, socket);
    }
    after(GRACE_MS, spoken, (socket) => answerUnderWay(socket) === undefined);
    after(requestTimeoutMs + READING_MS, open, () => true);
  };
}

/** Closes a connection after an answer, and after those to further requests that have come over it already. */
function closeAfter(answer: ServerResponse, socket: Socket): void {
  answer.once('close', () => {
    const next = answerUnderWay(socket);
    if (next === undefined) socket.destroySoon();
    else closeAfter(next, socket);
  });
}

type Sockets = PassingMap<Socket, true>;

function keptIn(sockets: Sockets): (socket: Socket) => void {
  return (socket) => {
    sockets.set(socket, true);
    socket.once('close', () => sockets.delete(socket));
  };
}

function after(ms: number, sockets: Sockets, isToEnd: (socket: Socket) => boolean): void {
  setTimeout(() => {
    for (const socket of [...sockets.keys()]) if (isToEnd(socket)) socket.destroy();
  }, ms).unref();
}
