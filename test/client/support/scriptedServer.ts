import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came. */
export interface SeenRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly query?: string;
    readonly documentId?: string;
    readonly variables?: Record<string, unknown>;
  };
}

/** What a server does with a request. */
export type Reply = (response: ServerResponse, request: SeenRequest) => void | Promise<void>;

/** A server that follows a script: the n-th request gets the n-th reply, later ones the last. */
export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  readonly close: () => Promise<void>;
}

export async function scriptedServer(...script: readonly Reply[]): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = { headers: incoming.headers, body: JSON.parse(await text(incoming)) as SeenRequest['body'] };
      const reply = script[Math.min(seen.length, script.length - 1)];
      seen.push(request);
      await reply?.(response, request);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One JSON text. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export const answered = json({ data: { a: 1 } });

export function refused(code: string, status: number, headers: Record<string, string> = {}): Reply {
  return json({ errors: [{ message: code, extensions: { code } }] }, status, headers);
}

/** Closes the connection without a word. */
export const hangUp: Reply = (response) => void response.destroy();

/** A body sent in pieces of so many bytes, each on its way before the next; then it ends, or breaks. */
export function inPieces(contentType: string, body: string, size: number, ends = true): Reply {
  return async (response) => {
    response.writeHead(200, { 'content-type': contentType });
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at += size) {
      await new Promise((resolve) => response.write(bytes.subarray(at, at + size), resolve));
    }
    if (ends) response.end();
    else response.destroy();
  };
}
