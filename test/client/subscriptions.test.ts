import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient, type ClientOptions, type EventAnswer } from '../../src/client/index.ts';
import {
  answered,
  inPieces,
  refused,
  scriptedServer,
  type Reply,
  type ScriptedServer,
} from './support/scriptedServer.ts';

const SSE = 'text/event-stream; charset=utf-8';
const QUERY = 'subscription ($after: Int) { moved(after: $after) }';
const COMPLETE = 'event: complete\ndata:\n\n';

interface Moved {
  readonly moved: number;
}

let server: ScriptedServer;

afterEach(() => server.close());

function next(...numbers: readonly number[]): string {
  return numbers.map((moved) => `event: next\ndata: ${JSON.stringify({ data: { moved } })}\n\n`).join('');
}

function lastWord(code: string): string {
  const errors = [{ message: code, extensions: { code } }];
  return `event: next\ndata: ${JSON.stringify({ data: null, errors })}\n\n${COMPLETE}`;
}

const breaking = (body: string): Reply => inPieces(SSE, body, 10_000, false);
const ending = (body: string): Reply => inPieces(SSE, body, 10_000);

async function listen(options: Partial<ClientOptions>, ...script: readonly Reply[]) {
  server = await scriptedServer(...script);
  const client = createClient({ url: server.url, retry: { firstWaitMs: 1 }, ...options });
  return client.subscribe<Moved, { after?: number }>(
    QUERY,
    { after: 0 },
    { resumeWith: ({ data }) => ({ after: data?.moved }) },
  );
}

async function all(events: AsyncIterable<EventAnswer<Moved>>): Promise<EventAnswer<Moved>[]> {
  const seen: EventAnswer<Moved>[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

const told = (events: readonly EventAnswer<Moved>[]) => events.map(({ data, isAfterGap }) => [data?.moved, isAfterGap]);

describe('a subscription', () => {
  test.each([1, 3, 10_000])('is answered event by event, in pieces of %i bytes', async (size) => {
    const body = `:\n\n${next(1, 2)}:\n\n${next(3)}${COMPLETE}`;
    for (const written of [body, body.replaceAll('\n', '\r\n'), body.replaceAll('\n', '\r')]) {
      const events = await all(await listen({}, inPieces(SSE, written, size)));
      expect(told(events)).toEqual([1, 2, 3].map((moved) => [moved, false]));
      await server.close();
    }
    expect(server.seen).toMatchObject([{ headers: { accept: 'text/event-stream' }, body: { query: QUERY } }]);
  });

  test('whose connection breaks goes on where it was, and says that there is a gap', async () => {
    const events = await all(
      await listen({}, breaking(next(1, 2)), refused('TOO_MANY_STREAMS', 503), ending(next(3, 4) + COMPLETE)),
    );
    expect(told(events)).toEqual([1, 2, 3, 4].map((moved) => [moved, moved === 3]));
    expect(server.seen.map(({ body }) => body.variables)).toEqual([{ after: 0 }, { after: 2 }, { after: 2 }]);
  });

  test('tells a server that numbers its events the last one', async () => {
    const numbered = next(1).replace('data:', 'id: 7\ndata:');
    await all(await listen({}, breaking(numbered), ending(COMPLETE)));
    expect(server.seen.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '7']);
  });

  test('whose connection falls silent is made anew', async () => {
    const silent: Reply = (response) => void response.writeHead(200, { 'content-type': SSE }).write(next(1));
    const events = await all(await listen({ silenceMs: 100 }, silent, ending(next(2) + COMPLETE)));
    expect(told(events)).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  test('gives up when nothing comes any more', async () => {
    const events = await listen({ retry: { most: 2, firstWaitMs: 1 } }, breaking(next(1)), breaking(''));
    expect(await events.next()).toMatchObject({ value: { data: { moved: 1 } } });
    await expect(events.next()).rejects.toMatchObject({ kind: 'network' });
    expect(server.seen).toHaveLength(3);
  });

  test('goes on with a new token, under new rules, and over a new graph', async () => {
    const token = ({ isRefused }: { isRefused: boolean }) => (isRefused ? 'new' : 'old');
    const events = await listen(
      { token },
      ending(next(1) + lastWord('TOKEN_INVALID')),
      ending(next(2) + lastWord('ACCESS_RULES_CHANGED')),
      ending(next(3) + lastWord('GRAPH_REPLACED')),
      ending(next(4) + COMPLETE),
    );
    expect(told(await all(events)).map(([moved]) => moved)).toEqual([1, 2, 3, 4]);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer old',
      ...Array<string>(3).fill('Bearer new'),
    ]);
  });

  test('that is refused again says so and ends', async () => {
    const events = await all(
      await listen({}, ending(next(1) + lastWord('ACCESS_RULES_CHANGED')), ending(lastWord('ACCESS_RULES_CHANGED'))),
    );
    expect(events).toMatchObject([
      { data: { moved: 1 } },
      { data: null, errors: [{ message: 'ACCESS_RULES_CHANGED' }] },
    ]);
    expect(server.seen).toHaveLength(2);
  });

  test('whose token is a text cannot get another', async () => {
    const events = await all(await listen({ token: 'T' }, ending(lastWord('TOKEN_INVALID'))));
    expect(events).toMatchObject([{ errors: [{ message: 'TOKEN_INVALID' }] }]);
    expect(server.seen).toHaveLength(1);
  });

  test('is told what else was answered', async () => {
    expect(await all(await listen({}, refused('PURPOSE_UNKNOWN', 400)))).toMatchObject([{ status: 400 }]);
    await server.close();
    expect(await all(await listen({}, answered))).toMatchObject([{ data: { a: 1 } }]);
  });

  test('ends at the server when its reader leaves, and with its signal', async () => {
    let closed = 0;
    let tell: () => void = () => undefined;
    const open: Reply = (response) => {
      response.writeHead(200, { 'content-type': SSE }).write(next(1));
      response.once('close', () => {
        closed += 1;
        tell();
      });
    };
    const isClosed = () => new Promise<void>((resolve) => (tell = resolve));
    let gone = isClosed();
    for await (const event of await listen({}, open)) {
      expect(event.data).toEqual({ moved: 1 });
      break;
    }
    await gone;
    const leaving = new AbortController();
    gone = isClosed();
    const events = createClient({ url: server.url }).subscribe(QUERY, {}, { signal: leaving.signal });
    await events.next();
    leaving.abort(new Error('left'));
    await expect(events.next()).rejects.toThrow('left');
    await gone;
    expect(closed).toBe(2);
  });
});
