import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A request that is on its way when the server stops still gets in within this time (milliseconds). */
const GRACE_MS = 300;

/** What was answered at the last moment is still read within this time (milliseconds). */
const READING_MS = 2_000;

/**
 * Closes the connections of a server that stops, each as soon as nothing is under way over it. Node would wait for those
 * over which nothing was ever asked, as browsers and clients with a pool open them in advance, and for those that are kept
 * after their last answer; and would cut off answers that are written and not yet read.
 *
 * Returns what to call when the server stops. When the time for a request is over (milliseconds) the last connections
 * are closed, too: of clients that do not send the rest of a request, or do not read its answer.
 */
export function watchConnections(server: Server, isTls: boolean): (requestTimeoutMs: number) => void {
  const open = new Set<Socket>();
  const idle = new Set<Socket>();
  const underWay = new WeakMap<Socket, number>();
  let isStopping = false;

  // Over TLS the connection comes first, and what is spoken over it has a socket of its own.
  server.on('connection', keptIn(open));
  server.on(isTls ? 'secureConnection' : 'connection', keptIn(idle));
  server.on('upgrade', ({ socket }: IncomingMessage) => void idle.delete(socket));
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    idle.delete(socket);
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    response.once('close', () => answered(socket));
  });
  server.closeIdleConnections = () => undefined;

  function answered(socket: Socket): void {
    const others = (underWay.get(socket) ?? 1) - 1;
    underWay.set(socket, others);
    if (others > 0 || socket.destroyed) return;
    if (isStopping) socket.destroySoon();
    else idle.add(socket);
  }

  return (requestTimeoutMs) => {
    isStopping = true;
    destroyAfter(GRACE_MS, idle);
    destroyAfter(requestTimeoutMs + READING_MS, open);
  };
}

function keptIn(sockets: Set<Socket>): (socket: Socket) => void {
  return (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
}

function destroyAfter(ms: number, sockets: ReadonlySet<Socket>): void {
  setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, ms).unref();
}
