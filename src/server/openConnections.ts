import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A request that is on its way when the server stops still gets in within this time (milliseconds). */
const GRACE_MS = 300;

/**
 * Connections over which nothing was ever asked, as browsers and clients with a pool open them in advance. Node does not
 * count them as idle, so that they would keep a server from closing for as long as they stay.
 *
 * Returns what closes them, once the server takes no new ones.
 */
export function watchUnused(server: EventEmitter, isTls: boolean): () => void {
  const unused = new Set<Socket>();
  const isUsed = ({ socket }: IncomingMessage) => void unused.delete(socket);
  server.on(isTls ? 'secureConnection' : 'connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', isUsed);
  server.on('upgrade', isUsed);
  return () =>
    void setTimeout(() => {
      for (const socket of unused) socket.destroy();
    }, GRACE_MS).unref();
}
