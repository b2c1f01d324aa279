import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { serveSocket } from './serveSocket.ts';
import type { SocketDoor } from './socketDoor.ts';

const PROTOCOL = 'graphql-transport-ws';

/** Serves GraphQL over WebSocket at `/graphql`. Other addresses, and more sockets than admitted, are refused at the door. */
export function registerWebSocketDoor(server: Server, door: SocketDoor): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: door.bodyLimitBytes,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  server.on('upgrade', (request, stream, head) => {
    const path = request.url?.split('?')[0];
    const refusal = path !== '/graphql' ? '404 Not Found' : door.streams.isFull ? '503 Service Unavailable' : undefined;
    if (refusal !== undefined) {
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol === PROTOCOL) serveSocket(socket, request, door);
      else socket.close(4406, 'Subprotocol not acceptable');
    });
  });
}
