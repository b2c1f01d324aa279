import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { parse } from 'graphql';
import type { AnswerOperation } from './executableSubgraph.ts';

export interface ServedSubgraph {
  readonly url: string;
  stop(): Promise<void>;
}

interface Body {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Serves a subgraph over HTTP ("GraphQL over HTTP", POST) on a free port. `answer` is asked for anew at each request. */
export async function serveSubgraph(answer: () => AnswerOperation): Promise<ServedSubgraph> {
  const respond = async (request: IncomingMessage): Promise<string> => {
    const { query, variables = {} } = (await json(request)) as Body;
    return JSON.stringify(await answer()(parse(query), variables));
  };
  const server: Server = createServer((request, response) => {
    respond(request).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      (error: unknown) =>
        response
          .writeHead(400, { 'content-type': 'application/json' })
          .end(JSON.stringify({ errors: [{ message: String(error) }] })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
