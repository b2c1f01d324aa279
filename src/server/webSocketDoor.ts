import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { GatewayError } from '../errors/gatewayError.ts';
import { refuseSocket } from './refuseSocket.ts';
import { serveSocket } from './serveSocket.ts';
import type { SocketDoor } from './socketDoor.ts';
import { asksForWebSocket, serveWithoutUpgrade } from './withoutUpgrade.ts';

const PROTOCOL = 'graphql-transport-ws';

/**
 * Serves GraphQL over WebSocket at `/graphql`. Other addresses, and more sockets than admitted, are refused at the door;
 * whoever offers a protocol that is not spoken here is answered as if nothing was offered.
 */
export function registerWebSocketDoor(server: Server, door: SocketDoor): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: door.bodyLimitBytes,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  server.on('upgrade', (request, stream: Duplex, head) => {
    if (!asksForWebSocket(request)) {
      serveWithoutUpgrade(server, request, stream, head);
      return;
    }
    const path = request.url?.split('?')[0];
    const refusal = path !== '/graphql' ? 'NOT_FOUND' : door.streams.isFull ? 'TOO_MANY_STREAMS' : undefined;
    if (refusal !== undefined) {
      // Node listens to it no more; a client that has gone would end the process.
      stream.on('error', () => stream.destroy());
      refuseSocket(stream, new GatewayError(refusal), randomUUID());
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol === PROTOCOL) {
        serveSocket(socket, request, door);
        return;
      }
      socket.on('error', () => socket.terminate());
      socket.close(4406, 'Subprotocol not acceptable');
    });
  });
}
