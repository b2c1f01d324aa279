import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { packBody } from '../process/packBody.ts';

const maxBodyBytes = 4_000_000;

/** Hands HTTP requests of Node to Apollo Server, which knows no framework, and its answers back. */
export function apolloListener<Context extends object>(
  server: ApolloServer<Context>,
  contextOf: (request: IncomingMessage) => Context,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(server, contextOf, request, response).catch(() => response.destroy());
  };
}

async function answer<Context extends object>(
  server: ApolloServer<Context>,
  contextOf: (request: IncomingMessage) => Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (request.method ?? 'GET').toUpperCase(),
      headers,
      search: new URL(request.url ?? '/', 'http://localhost').search,
      body,
    },
    context: () => Promise.resolve(contextOf(request)),
  });
  response.statusCode = result.status ?? 200;
  const text = result.body.kind === 'complete' ? result.body.string : '';
  const packed = await packBody(text, request.headers['accept-encoding']);
  for (const [name, value] of [...result.headers, ...Object.entries(packed.headers)]) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(packed.body));
  response.end(packed.body);
}

/** The body as JSON; undefined, which Apollo Server refuses itself, where it is none. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size === 0 || size > maxBodyBytes) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
