import { createServer, type RequestListener, type Server } from 'node:http';
import type { DialBoard } from './dialBoard.ts';
import { withDials } from './withDials.ts';

/** Node closes idle connections after 5 s, which a caller with a pool would meet as a reset (milliseconds). */
const keepAliveTimeoutMs = 65_000;

/** An HTTP server whose answers the dials can spoil (see `withDials`). */
export function createDialledServer(dials: DialBoard, keyNames: readonly string[], listener: RequestListener): Server {
  const server = createServer(withDials(dials, keyNames, listener));
  server.keepAliveTimeout = keepAliveTimeoutMs;
  return server;
}
