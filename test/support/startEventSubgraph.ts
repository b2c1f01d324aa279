import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { execute, parse } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { buildSubgraph } from '../../mocks/graphql/buildSubgraph.ts';

/** A subgraph that listens, and tells of events after graphql-sse. */
export interface EventSubgraph {
  readonly url: string;
  /** From now on it is another version of itself. */
  readonly become: (sdl: string, resolvers: object) => void;
  readonly stop: () => void;
}

export async function startEventSubgraph(sdl: string, resolvers: object): Promise<EventSubgraph> {
  let schema = buildSubgraph(sdl, resolvers);
  const events = createHandler({ schema: () => schema });
  const server = createServer((request, response) => {
    if (request.headers.accept?.includes('event-stream')) {
      // What is written to who has just left fails, which is nothing to this server.
      events(request, response).catch(() => response.destroy());
      return;
    }
    void (async () => {
      const { query, variables } = JSON.parse(await text(request)) as {
        query: string;
        variables?: Record<string, unknown>;
      };
      const body = JSON.stringify(await execute({ schema, document: parse(query), variableValues: variables ?? {} }));
      response.setHeader('content-type', 'application/json').end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    become: (...version) => {
      schema = buildSubgraph(...version);
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A subscription's events: one, and then none, until nobody listens. `change` hears of who comes (1) and leaves (-1). */
export function oneEvent(event: object, change: (by: 1 | -1) => void): AsyncGenerator<object> {
  change(1);
  let tellOver: () => void = () => undefined;
  const isOver = new Promise<void>((resolve) => (tellOver = resolve));
  const events = (async function* () {
    yield event;
    await isOver;
  })();
  return Object.assign(events, {
    return: () => {
      change(-1);
      tellOver();
      return Promise.resolve({ done: true as const, value: undefined });
    },
  });
}

/** What the `next` events of a text/event-stream carry. */
export function carriedEvents(stream: string): unknown[] {
  return [...stream.matchAll(/^event: next\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as unknown);
}
