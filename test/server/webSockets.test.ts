import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { clientError } from '../../src/errors/clientError.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { AnswerRequest, TextPieces } from '../../src/model/gateway.ts';
import type { StreamLimits } from '../../src/server/streamLimits.ts';
import { fakeDoor, happening, text, type FakeDoor } from './fakeDoor.ts';
import type { EndSignal } from '../../src/util/ending.ts';

let door: FakeDoor | undefined;
afterEach(() => door?.close());

async function open(
  answer: AnswerRequest,
  limits: Partial<StreamLimits> = {},
  requestTimeoutMs?: number,
): Promise<string> {
  door = await fakeDoor(answer, limits, requestTimeoutMs);
  return door.url.replace('http:', 'ws:');
}

const clientOf = (url: string, connectionParams = {}) =>
  createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });

async function all(url: string, query: string, connectionParams = {}): Promise<unknown[]> {
  const client = clientOf(url, connectionParams);
  const received: unknown[] = [];
  for await (const each of client.iterate({ query })) received.push(each);
  await client.dispose();
  return received;
}

async function* each(...answers: readonly TextPieces[]): AsyncGenerator<TextPieces> {
  for (const answer of answers) yield await Promise.resolve(answer);
}

async function* never(): AsyncGenerator<TextPieces> {
  yield text({ data: 1 });
  await new Promise(() => undefined);
}

describe('over WebSocket', () => {
  test('events, parts and whole answers reach a client of graphql-ws', async () => {
    const url = await open(({ query }) =>
      Promise.resolve(
        query === 'a'
          ? { kind: 'events', events: each(text({ data: 'ệ' }), text({ data: 2 })) }
          : query === 'b'
            ? { kind: 'incremental', parts: each(text({ data: 1, hasNext: true }), text({ hasNext: false })) }
            : { kind: 'complete', body: text({ data: 3 }) },
      ),
    );
    expect(await all(url, 'a')).toEqual([{ data: 'ệ' }, { data: 2 }]);
    expect(await all(url, 'b')).toEqual([{ data: 1, hasNext: true }, { hasNext: false }]);
    const identity = { Authorization: 'Bearer abc', 'Lienthong-Purpose': 'P', 'lienthong-case': 'C' };
    expect(await all(url, 'c', identity)).toEqual([{ data: 3 }]);
    expect(door?.requests[2]).toMatchObject({ query: 'c', token: 'abc', purpose: 'P', caseId: 'C', readOnly: false });
  });

  test('refusals end the operation, not the connection', async () => {
    const url = await open(({ query }) => {
      if (query === 'a')
        return Promise.resolve({
          kind: 'refused',
          status: 400,
          errors: [clientError('OPERATION_NOT_FOUND', { count: 2 })],
        });
      return query === 'b' ? Promise.reject(new GatewayError('PURPOSE_UNKNOWN')) : Promise.reject(new Error('secret'));
    });
    for (const [query, code] of [
      ['a', 'OPERATION_NOT_FOUND'],
      ['b', 'PURPOSE_UNKNOWN'],
      ['c', 'INTERNAL_ERROR'],
    ] as const)
      await expect(all(url, query)).rejects.toMatchObject([{ extensions: { code } }]);
  });

  test('a client that unsubscribes, or leaves, ends its subscriptions', async () => {
    const ended = [happening(), happening()];
    const url = await open(({ signal, query }) => {
      signal.addEventListener('abort', () => ended[Number(query)]?.happen());
      return Promise.resolve({ kind: 'events', events: never() });
    });
    const client = clientOf(url);
    const first = client.iterate({ query: '0' });
    const second = client.iterate({ query: '1' });
    await Promise.all([first.next(), second.next()]);
    await first.return?.();
    await ended[0]?.happened;
    client.terminate();
    await ended[1]?.happened;
    await second.next().catch(() => undefined);
  });

  test('a question ends with its time, and what came by then goes out; a subscription has no end', async () => {
    const outOfTime = (signal: EndSignal) =>
      new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    async function* patient(signal: EndSignal): AsyncGenerator<TextPieces> {
      yield text({ data: 1 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      yield text({ data: signal.aborted ? 'ended' : 2 });
    }
    const answer: AnswerRequest = async ({ query, signal }) => {
      if (query === 'events') return { kind: 'events', events: patient(signal) };
      await outOfTime(signal);
      return { kind: 'complete', body: text({ data: (signal.reason as Error).name }) };
    };
    const url = await open(answer, {}, 100);
    expect(await all(url, 'question')).toEqual([{ data: 'TimeoutError' }]);
    expect(await all(url, 'events')).toEqual([{ data: 1 }, { data: 2 }]);
  });

  test('an operation too many is refused, and on record', async () => {
    const url = await open(() => Promise.resolve({ kind: 'events', events: never() }), { maxOperations: 1 });
    const client = clientOf(url);
    const first = client.iterate({ query: 'a' });
    await first.next();
    await expect(client.iterate({ query: 'b' }).next()).rejects.toMatchObject([
      { extensions: { code: 'TOO_MANY_OPERATIONS' } },
    ]);
    expect(door?.refusals).toEqual(['TOO_MANY_OPERATIONS']);
    client.terminate();
    await first.next().catch(() => undefined);
  });
});

/** Sends messages as they are, and tells with which code the connection was closed. */
function closeCode(url: string, messages: readonly string[], protocol = 'graphql-transport-ws'): Promise<number> {
  const socket = new WebSocket(url, protocol);
  socket.on('open', () => {
    for (const message of messages) socket.send(message);
  });
  socket.on('error', () => undefined);
  return new Promise((resolve) => socket.on('close', resolve));
}

describe('a connection is closed', () => {
  const init = '{"type":"connection_init"}';
  const subscribe = '{"type":"subscribe","id":"1","payload":{"query":"a"}}';
  test.each([
    ['for what is no message', ['{'], 4400],
    ['for a message of no known type', ['{"type":"start","id":"1"}'], 4400],
    ['for an operation before the introduction', [subscribe], 4401],
    ['for a token that is none', ['{"type":"connection_init","payload":{"authorization":"Basic x"}}'], 4403],
    [
      'for a purpose in two spellings',
      ['{"type":"connection_init","payload":{"Lienthong-Purpose":"A","lienthong-purpose":"B"}}'],
      4403,
    ],
    ['for a second introduction', [init, init], 4429],
    ['for an identifier that is in use', [init, subscribe, subscribe], 4409],
    ['without an introduction', [], 4408],
    ['for a message over the limit', [`{"type":"${'x'.repeat(200_000)}"}`], 1009],
  ])('%s', async (_name, messages, code) => {
    const url = await open(() => Promise.resolve({ kind: 'events', events: never() }), { initMs: 500 });
    expect(await closeCode(url, messages)).toBe(code);
  });

  test('for a protocol that is not spoken, and beyond the number of streams', async () => {
    const url = await open(() => Promise.resolve({ kind: 'complete', body: text({ data: 1 }) }), { maxStreams: 0 });
    expect(await closeCode(url, [])).toBe(1006);
    await door?.close();
    const other = await open(() => Promise.resolve({ kind: 'complete', body: text({ data: 1 }) }));
    expect(await closeCode(other, [], 'graphql-ws')).toBe(1006);
  });

  test('when the gateway stops', async () => {
    const url = await open(() => Promise.resolve({ kind: 'events', events: never() }));
    const socket = new WebSocket(url, 'graphql-transport-ws');
    await new Promise((resolve) => socket.on('open', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await door?.close();
    expect(await closed).toBe(1001);
  });
});
