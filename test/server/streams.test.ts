import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { clientError } from '../../src/errors/clientError.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { AnswerRequest, GatewayAnswer, TextPieces } from '../../src/model/gateway.ts';
import type { StreamLimits } from '../../src/server/streamLimits.ts';
import { fakeDoor, happening, text, type FakeDoor } from './fakeDoor.ts';

let door: FakeDoor | undefined;
afterEach(() => door?.close());

async function open(answer: AnswerRequest, limits: Partial<StreamLimits> = {}): Promise<FakeDoor> {
  return (door = await fakeDoor(answer, limits));
}

function ask(url: string, accept: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept };
  const body = JSON.stringify({ query: '{ hello }' });
  return fetch(url, { method: 'POST', headers, body });
}

async function* each(...answers: readonly TextPieces[]): AsyncGenerator<TextPieces> {
  for (const answer of answers) yield await Promise.resolve(answer);
}

const refused: GatewayAnswer = {
  kind: 'refused',
  status: 400,
  errors: [clientError('OPERATION_NOT_FOUND', { count: 2 })],
};

test('an answer of many pieces arrives whole, whatever letters it holds', async () => {
  const item = Buffer.from('"Nguyễn Văn Ánh",').toString('latin1');
  const { url } = await open(() =>
    Promise.resolve({ kind: 'complete', body: ['{"data":[', ...Array<string>(50_000).fill(item), 'null]}'] }),
  );
  const response = await ask(url, 'application/json');
  const { data } = (await response.json()) as { data: readonly unknown[] };
  expect([data.length, data[0], data[49_999]]).toEqual([50_001, 'Nguyễn Văn Ánh', 'Nguyễn Văn Ánh']);
});

describe('an answer in several parts', () => {
  const parts = [{ data: { a: 'ệ' }, pending: [{ id: 'd0', path: [] }], hasNext: true }, { hasNext: false }];
  const incremental: AnswerRequest = () => Promise.resolve({ kind: 'incremental', parts: each(...parts.map(text)) });

  test('goes as multipart/mixed, each part at once', async () => {
    const { happened, happen } = happening();
    async function* slowly() {
      yield text(parts[0]);
      await happened;
      yield text(parts[1]);
    }
    const { url, requests } = await open(() => Promise.resolve({ kind: 'incremental', parts: slowly() }));
    const response = await ask(url, 'multipart/mixed;incrementalSpec=v0.2, application/json');
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; incrementalSpec=v0.2');
    expect(requests[0]?.accepts).toEqual({ incremental: true, events: false });
    let body = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      body += decoder.decode(chunk, { stream: true });
      // The first part is whole before the second one exists.
      if (body.endsWith('\r\n---')) happen();
    }
    const [start, ...rest] = body.split('\r\n---');
    const head = '\r\nContent-Type: application/json; charset=utf-8\r\n\r\n';
    expect([start, ...rest]).toEqual(['', ...parts.map((part) => head + JSON.stringify(part)), '--\r\n']);
  });

  test('goes as an event stream to a client that takes that', async () => {
    const { url } = await open(incremental);
    const response = await ask(url, 'text/event-stream');
    expect(await response.text()).toBe(
      `:\n\n${parts.map((part) => `event: next\ndata: ${JSON.stringify(part)}\n\n`).join('')}event: complete\ndata:\n\n`,
    );
  });

  test.each([
    ['that does not take it', 'application/json'],
    ['of any type', '*/*'],
    ['that speaks an older version', 'multipart/mixed;deferSpec=20220824, application/json'],
  ])('is not asked for by a client %s', async (_name, accept) => {
    const { url, requests } = await open(() => Promise.resolve({ kind: 'complete', body: text({ data: null }) }));
    expect(await (await ask(url, accept)).json()).toEqual({ data: null });
    expect(requests[0]?.accepts).toEqual({ incremental: false, events: false });
  });
});

describe('events', () => {
  test('reach a client of graphql-sse, and end', async () => {
    const events = [{ data: { n: 1 } }, { data: { n: 2 } }];
    const { url, requests } = await open(() =>
      Promise.resolve({ kind: 'events', events: each(['{"data":\r\n{"n":\n1}}'], text(events[1])) }),
    );
    const client = createClient({ url, retryAttempts: 0, headers: { 'Lienthong-Purpose': 'P' } });
    const received: unknown[] = [];
    for await (const event of client.iterate({ query: 'subscription { n }' })) received.push(event);
    expect(received).toEqual(events);
    expect(requests[0]).toMatchObject({ query: 'subscription { n }', purpose: 'P', accepts: { events: true } });
    client.dispose();
  });

  test('carry refusals too, which the client could not read otherwise', async () => {
    const { url } = await open(() => Promise.resolve(refused));
    const client = createClient({ url, retryAttempts: 0 });
    const first = await client.iterate({ query: 'subscription { n }' }).next();
    expect(first.value).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_NOT_FOUND' } }] });
    client.dispose();
  });

  test('stop when the client leaves', async () => {
    const ended = happening();
    const started = happening();
    const { url } = await open(({ signal }) => {
      async function* endless(): AsyncGenerator<TextPieces> {
        yield text({ data: { n: 1 } });
        started.happen();
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('gone'))));
      }
      signal.addEventListener('abort', () => ended.happen());
      return Promise.resolve({ kind: 'events', events: endless() });
    });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const sent = request(url, { method: 'POST', headers, agent: false }, (response) => response.resume());
    sent.on('error', () => undefined).end(JSON.stringify({ query: '{ hello }' }));
    await started.happened;
    sent.destroy();
    await ended.happened;
  });

  test('are followed by signs of life while nothing happens', async () => {
    const { happened, happen } = happening();
    const { url } = await open(
      () =>
        Promise.resolve({
          kind: 'events',
          // eslint-disable-next-line require-yield -- Nothing ever happens.
          events: (async function* (): AsyncGenerator<TextPieces> {
            await happened;
          })(),
        }),
      { pingMs: 10 },
    );
    const response = await ask(url, 'text/event-stream');
    let body = '';
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      body += Buffer.from(chunk).toString();
      if (body.length > 10) happen();
    }
    expect(body).toMatch(/^(:\n\n){4,}event: complete\ndata:\n\n$/);
  });

  test('wait for a client that reads slowly', async () => {
    let made = 0;
    const { url } = await open(() =>
      Promise.resolve({
        kind: 'events',
        events: (async function* () {
          for (; made < 2_000; made++) yield await Promise.resolve(['{"data":"', 'x'.repeat(50_000), '"}']);
        })(),
      }),
    );
    const reader = (await ask(url, 'text/event-stream')).body?.getReader();
    await reader?.read();
    // As long as it takes for the pipe to fill; then nothing more is made.
    let before = -1;
    while (made !== before) {
      before = made;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(made).toBeLessThan(2_000);
    await reader?.cancel();
  });

  test('are refused beyond the number of streams', async () => {
    const { happened, happen } = happening();
    const { url } = await open(
      () =>
        Promise.resolve({
          kind: 'events',
          events: (async function* () {
            yield text({ data: null });
            await happened;
          })(),
        }),
      { maxStreams: 1 },
    );
    const first = await ask(url, 'text/event-stream');
    const second = await ask(url, 'text/event-stream');
    expect([second.status, await second.json()]).toMatchObject([
      503,
      { errors: [{ extensions: { code: 'TOO_MANY_STREAMS' } }] },
    ]);
    happen();
    await first.text();
    expect((await ask(url, 'text/event-stream')).status).toBe(200);
  });

  test('break off when the gateway stops, so that nobody takes them for complete', async () => {
    const opened = await open(() =>
      Promise.resolve({
        kind: 'events',
        events: (async function* () {
          yield text({ data: null });
          await new Promise(() => undefined);
        })(),
      }),
    );
    const response = await ask(opened.url, 'text/event-stream');
    const body = response.text();
    await opened.close();
    expect(await body).toMatch(/data: \{"data":null\}\n\n$/);
  });

  test('and a connection over which nothing was asked do not keep the gateway from stopping', async () => {
    const opened = await open(() => Promise.resolve({ kind: 'complete', body: text({ data: null }) }));
    const unused = connect(Number(new URL(opened.url).port), '127.0.0.1');
    const isClosed = once(unused, 'close');
    await once(unused, 'connect');
    await opened.close();
    await isClosed;
  });

  test('whose request fails as a whole are refused as every request is', async () => {
    const { url } = await open(() => Promise.reject(new GatewayError('PURPOSE_UNKNOWN')));
    const response = await ask(url, 'text/event-stream');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PURPOSE_UNKNOWN' } }] });
  });
});
