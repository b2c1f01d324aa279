import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { parse } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { createSubscriptionDoor, type SubscriptionProtocol } from '../../src/sources/graphql/subscriptionDoor.ts';
import { oneEvent } from '../support/startEventSubgraph.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A subgraph that counts as long as somebody listens; it notes when the last one has left. */
async function startCounter() {
  const noted = { listening: 0 };
  async function* count(_: unknown, { upTo }: { upTo: number }) {
    noted.listening += 1;
    try {
      for (let number = 1; number <= upTo; number += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        yield { count: number };
      }
    } finally {
      noted.listening -= 1;
    }
  }
  const schema = makeExecutableSchema({
    typeDefs: 'type Query { a: Int } type Subscription { count(upTo: Int!): Int once: Int refused: Int }',
    resolvers: {
      Subscription: {
        count: { subscribe: count },
        once: { subscribe: () => oneEvent({ once: 1 }, (by) => (noted.listening += by)) },
        refused: {
          subscribe: () => {
            throw new Error('Nguyễn Văn A may not be watched');
          },
        },
      },
    },
  });
  const sse = createHandler({ schema });
  // What is written to who has just left fails, which is nothing to this server.
  const server: Server = createServer((request, response) => {
    sse(request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ server });
  const ws = useServer({ schema }, sockets);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    await ws.dispose();
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, noted };
}

function listen(
  url: string,
  protocol: SubscriptionProtocol,
  text: string,
  variables = {},
  signal = new AbortController().signal,
) {
  const context = { requestId: 'r1', wantsProvenance: false };
  return createSubscriptionDoor('land', url, protocol)({ text, document: parse(text), variables, context, signal });
}

async function codeOf(events: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const event of events) expect(event).toBeDefined();
    return 'none';
  } catch (error) {
    return error instanceof GatewayError ? `${error.code} ${error.message}` : String(error);
  }
}

const COUNT = 'subscription ($v0: Int!) { count(upTo: $v0) }';

describe.each<SubscriptionProtocol>(['sse', 'ws'])('over %s', (protocol) => {
  test('every event comes, in order, and then the end', async () => {
    const { url } = await startCounter();
    const seen = [];
    for await (const event of await listen(url, protocol, COUNT, { v0: 4 })) seen.push(event);
    expect(seen).toEqual([1, 2, 3, 4].map((count) => ({ data: { count }, errors: [] })));
  });

  test('who leaves is no longer told', async () => {
    const { url, noted } = await startCounter();
    for await (const event of await listen(url, protocol, COUNT, { v0: 1_000_000 })) {
      expect(event.data).toEqual({ count: 1 });
      break;
    }
    await untilNobodyListens(noted);
  });

  test('an end from outside ends it without an error', async () => {
    const { url, noted } = await startCounter();
    const leaving = new AbortController();
    const events = await listen(url, protocol, COUNT, { v0: 1_000_000 }, leaving.signal);
    setTimeout(() => leaving.abort(), 40);
    expect(await codeOf(events)).toBe('none');
    await untilNobodyListens(noted);
  });

  test('an end from outside ends it also where the source has fallen silent', async () => {
    const { url, noted } = await startCounter();
    const leaving = new AbortController();
    const seen = [];
    for await (const event of await listen(url, protocol, 'subscription { once }', {}, leaving.signal)) {
      seen.push(event.data);
      expect(noted.listening).toBe(1);
      setTimeout(() => leaving.abort(), 20);
    }
    expect(seen).toEqual([{ once: 1 }]);
    await untilNobodyListens(noted);
  });

  test('a refusal is told without the words of the source', async () => {
    const { url } = await startCounter();
    const seen = [];
    for await (const event of await listen(url, protocol, 'subscription { refused }')) seen.push(event);
    const error = { code: 'SOURCE_REPORTED_ERROR', params: { source: 'land' } };
    expect(seen).toEqual([{ data: null, errors: [expect.objectContaining(error)] }]);
    expect(JSON.stringify(seen)).not.toContain('Nguyễn');
  });

  test('a source that is not there is unreachable', async () => {
    expect(await codeOf(await listen('http://127.0.0.1:9/graphql', protocol, COUNT, { v0: 1 }))).toMatch(
      /^SOURCE_UNREACHABLE/,
    );
  });
});

async function untilNobodyListens(noted: { readonly listening: number }): Promise<void> {
  for (let tries = 0; noted.listening > 0; tries += 1) {
    expect(tries).toBeLessThan(400);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
