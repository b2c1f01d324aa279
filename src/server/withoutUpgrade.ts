import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { answerUnderWay } from './answerUnderWay.ts';

/** Header lines that speak of another protocol. */
const OF_UPGRADES: ReadonlySet<string> = new Set(['upgrade', 'http2-settings', 'connection']);

/** Whether a client asks for a WebSocket, perhaps among others that it would take. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return (headers.upgrade ?? '').split(',').some((protocol) => protocol.trim().toLowerCase() === 'websocket');
}

/**
 * Hands a request that offers another protocol back to its server, without the offer. Node takes such a request for a new
 * protocol's as soon as one is spoken; clients that can do HTTP/2 offer it with every first request (Java's do).
 *
 * From: RFC 9110 §7.8: "A server MAY ignore a received Upgrade header field".
 */
export function serveWithoutUpgrade(server: Server, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  // Two answers would get into each other.
  if (answerUnderWay(stream) !== undefined) {
    stream.destroy();
    return;
  }
  stream.unshift(head);
  stream.unshift(Buffer.from(headOf(request), 'latin1'));
  server.emit(stream instanceof TLSSocket ? 'secureConnection' : 'connection', stream);
}

function headOf({ method = 'GET', url = '/', httpVersion, rawHeaders, headers }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!OF_UPGRADES.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1] ?? ''}`);
  }
  const wantsEnd = /\bclose\b/i.test(headers.connection ?? '');
  return `${lines.join('\r\n')}\r\n${wantsEnd ? 'Connection: close\r\n' : ''}\r\n`;
}
