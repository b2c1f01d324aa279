import { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { UnusableSetting } from '../environment.ts';

export interface Listening {
  /** `http://127.0.0.1:4103`, without a path. */
  readonly url: string;
  readonly port: number;
  /** Closes the server and its open HTTP connections. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a server on this machine only.
 *
 * - `port`: 0 takes any free one
 * - throws `UnusableSetting` when the port is taken or forbidden
 */
export async function listen(server: Server, port: number): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, port)));
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${taken}`, port: taken, close: () => closeServer(server) };
}

/** One sentence on why a port cannot be opened, with what to do. */
export function explainListenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new UnusableSetting(
      `Port ${port} is in use by another programme; stop that programme or choose another port with --port.`,
    );
  }
  if (error.code === 'EACCES') {
    return new UnusableSetting(`Port ${port} may not be opened by this user; choose one above 1023 with --port.`);
  }
  return error;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (server instanceof HttpServer) server.closeAllConnections();
  });
}
