import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { RequestContext, SourceTextRequest } from '../../src/model/source.ts';
import { createTextDoor } from '../../src/sources/graphql/createTextDoor.ts';
import { defaultLimits } from '../../src/sources/guard/limits.ts';
import { fromByteText, toByteText } from '../../src/util/byteText.ts';

const limits = { ...defaultLimits, answerBytes: 15_000, timeoutMs: 500, idleTimeoutMs: 400, connectTimeoutMs: 300 };

interface Asked {
  readonly query: string;
  readonly variables: { readonly v0?: unknown };
}

/** One call as the subgraph got it. */
interface Call {
  readonly requests: readonly Asked[];
  readonly headers: IncomingHttpHeaders;
  readonly response: ServerResponse;
}

let close: () => Promise<void> = () => Promise.resolve();

afterEach(() => close());

/** A subgraph that takes lists of requests, and answers each with what was asked, unless told otherwise. */
async function subgraph(answer: (call: Call) => void = echo) {
  const calls: Call[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.once('end', () => {
      const sent = JSON.parse(body) as Asked | readonly Asked[];
      const call = { requests: 'query' in sent ? [sent] : sent, headers: request.headers, response };
      calls.push(call);
      if ('query' in sent) json(response, answerTo(sent));
      else answer(call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const door = createTextDoor('land', url, limits, { isBatched: true });
  close = async () => {
    await door.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  let count = 0;
  const ask = async (v0: unknown, changes: Changes = {}): Promise<unknown> => {
    const { context, text = QUESTION, signal = new AbortController().signal } = changes;
    const document = parse(text);
    const variablesText = toByteText(JSON.stringify({ v0 }));
    count += 1;
    const own = { requestId: `r${count}`, wantsProvenance: false, ...context };
    const { body } = await door.executeText({ text, document, variablesText, context: own, signal });
    return (JSON.parse(fromByteText(body)) as { readonly data: unknown }).data;
  };
  return { calls, ask };
}

const QUESTION = 'query ($v0: String) { person(name: $v0) { fullName } }';

type Changes = Partial<Pick<SourceTextRequest, 'text' | 'signal'>> & { readonly context?: Partial<RequestContext> };

function answerTo({ variables }: Asked): object {
  return { data: variables.v0 ?? 'nobody' };
}

function echo({ requests, response }: Call): void {
  json(response, requests.map(answerTo));
}

function json(response: ServerResponse, body: object | string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function sizes(calls: readonly Call[]): readonly number[] {
  return calls.map(({ requests }) => requests.length);
}

test('what is asked in the same turn goes there in one call, and everybody gets their own answer', async () => {
  const { calls, ask } = await subgraph();
  const names = Array.from({ length: 30 }, (_, at) => `Nguyễn "Ă"]},{ ${at}`);
  expect(await Promise.all(names.map((name) => ask(name)))).toEqual(names);
  expect(sizes(calls)).toEqual([30]);
  expect(calls[0]?.requests.map(({ variables }) => variables.v0)).toEqual(names);
  expect(calls[0]?.headers['x-request-id']).toBe(names.map((_, at) => `r${at + 1}`).join(', '));
});

test('one by itself is sent as it is', async () => {
  const { calls, ask } = await subgraph(({ response }) => json(response, '{}', 500));
  expect(await ask('a')).toBe('a');
  expect(calls[0]?.headers['x-request-id']).toBe('r1');
});

test.each<readonly [string, Changes, Changes]>([
  ['officers', { context: { officer: 'a' } }, { context: { officer: 'b' } }],
  ['purposes', { context: { purpose: 'A' } }, { context: { purpose: 'B' } }],
  ['cases', { context: { caseId: 'a' } }, { context: { caseId: 'b' } }],
  ['somebody and nobody', {}, { context: { agency: 'a' } }],
  ['stated headers', { context: { headers: { a: '1' } } }, { context: { headers: { a: '2' } } }],
  ['operations', {}, { text: 'query ($v0: String) { person(name: $v0) { id } }' }],
  ['a read and a change', {}, { text: 'mutation ($v0: String) { move(name: $v0) { id } }' }],
])('never in one call: %s', async (_, one, other) => {
  const { calls, ask } = await subgraph();
  expect(await Promise.all([ask('a', one), ask('b', other)])).toEqual(['a', 'b']);
  expect(sizes(calls)).toEqual([1, 1]);
  const pair = await Promise.all([ask('c', one), ask('d', one)]);
  expect(pair).toEqual(['c', 'd']);
  expect(sizes(calls)).toEqual([1, 1, 2]);
});

test('changes are sent one by one', async () => {
  const { calls, ask } = await subgraph();
  const text = 'mutation ($v0: String) { move(name: $v0) { id } }';
  expect(await Promise.all(['a', 'b'].map((name) => ask(name, { text })))).toEqual(['a', 'b']);
  expect(sizes(calls)).toEqual([1, 1]);
});

test('many and large requests are divided', async () => {
  const { calls, ask } = await subgraph();
  const many = Array.from({ length: 120 }, (_, at) => String(at));
  expect(await Promise.all(many.map((name) => ask(name)))).toEqual(many);
  expect(sizes(calls)).toEqual([50, 50, 20]);
  const large = ['a', 'b', 'c', 'd'].map((name) => name.repeat(4_000));
  calls.length = 0;
  expect(await Promise.all(large.map((name) => ask(name).then((got) => got === name)))).toEqual(large.map(() => true));
  expect(sizes(calls)).toEqual([2, 2]);
});

test.each<readonly [string, (call: Call) => void]>([
  ['refuses it', ({ response }) => json(response, { errors: [{ message: 'no lists' }] }, 400)],
  ['answers it with one answer', ({ response }) => json(response, { data: 'everybody' })],
  ['answers fewer', ({ requests, response }) => json(response, requests.slice(1).map(answerTo))],
  ['answers more', ({ requests, response }) => json(response, [...requests, ...requests].map(answerTo))],
  [
    'answers with no objects',
    ({ requests, response }) =>
      json(
        response,
        requests.map(() => null),
      ),
  ],
  ['answers half', ({ response }) => json(response, '[{"data":"a"},{"da')],
  ['answers too much', ({ response }) => json(response, `[${' '.repeat(20_000)}]`)],
  ['breaks off', ({ response }) => response.destroy()],
  ['answers with a page', ({ response }) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
])('a subgraph that %s is asked one by one, and then in smaller calls', async (_, answer) => {
  const { calls, ask } = await subgraph(answer);
  expect(await Promise.all(['a', 'b', 'c'].map((name) => ask(name)))).toEqual(['a', 'b', 'c']);
  expect(sizes(calls)).toEqual([3, 1, 1, 1]);
  expect(await Promise.all(['a', 'b', 'c'].map((name) => ask(name)))).toEqual(['a', 'b', 'c']);
  expect(sizes(calls)).toEqual([3, 1, 1, 1, 1, 1, 1]);
});

test('a subgraph that takes so many and no more is soon sent no more', async () => {
  const { calls, ask } = await subgraph((call) => {
    if (call.requests.length > 10) json(call.response, {}, 413);
    else echo(call);
  });
  const names = Array.from({ length: 40 }, (_, at) => String(at));
  for (let turn = 0; turn < 4; turn += 1) {
    calls.length = 0;
    expect(await Promise.all(names.map((name) => ask(name)))).toEqual(names);
  }
  expect(sizes(calls)).toEqual([10, 10, 10, 10]);
});

test('one that fails in company fails alone', async () => {
  const { ask } = await subgraph(({ requests, response }) =>
    json(
      response,
      requests.map(({ variables }) =>
        variables.v0 === 'b' ? { errors: [{ message: 'x' }], data: null } : { data: 1 },
      ),
    ),
  );
  expect(await Promise.all(['a', 'b', 'c'].map((name) => ask(name)))).toEqual([1, null, 1]);
});

test('who leaves is not waited for; the others get their answers', async () => {
  const held: Call[] = [];
  const { ask, calls } = await subgraph((call) => held.push(call));
  const leaving = new AbortController();
  const answers = [ask('a'), ask('b', { signal: leaving.signal }), ask('c')];
  while (held.length === 0) await new Promise(setImmediate);
  leaving.abort(new GatewayError('SOURCE_CANCELLED', { source: 'land' }));
  await expect(answers[1]).rejects.toMatchObject({ code: 'SOURCE_CANCELLED' });
  for (const call of held) echo(call);
  expect(await Promise.all([answers[0], answers[2]])).toEqual(['a', 'c']);
  expect(sizes(calls)).toEqual([3]);
});

test('who leaves before it is sent is not asked for', async () => {
  const { ask, calls } = await subgraph();
  const leaving = new AbortController();
  const answers = [ask('a'), ask('b', { signal: leaving.signal })];
  leaving.abort(new GatewayError('SOURCE_CANCELLED', { source: 'land' }));
  await expect(answers[1]).rejects.toMatchObject({ code: 'SOURCE_CANCELLED' });
  expect(await answers[0]).toBe('a');
  await expect(ask('c', { signal: leaving.signal })).rejects.toMatchObject({ code: 'SOURCE_CANCELLED' });
  expect(sizes(calls)).toEqual([1]);
});

test('the last one who leaves ends the call', async () => {
  const held: Call[] = [];
  const { ask, calls } = await subgraph((call) => held.push(call));
  const leaving = new AbortController();
  const answers = ['a', 'b'].map((name) => ask(name, { signal: leaving.signal }));
  while (held.length === 0) await new Promise(setImmediate);
  const ended = new Promise((resolve) => held[0]?.response.once('close', resolve));
  leaving.abort(new GatewayError('SOURCE_CANCELLED', { source: 'land' }));
  expect(await Promise.allSettled(answers)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  await ended;
  // It says nothing about the size of calls.
  void Promise.allSettled(['a', 'b', 'c'].map((name) => ask(name)));
  while (calls.length < 2) await new Promise(setImmediate);
  expect(sizes(calls)).toEqual([2, 3]);
});

test('a call of several that takes too long has taken too long for all', async () => {
  const { ask, calls } = await subgraph(() => undefined);
  const answers = await Promise.allSettled(['a', 'b', 'c'].map((name) => ask(name)));
  expect(answers).toMatchObject(answers.map(() => ({ status: 'rejected', reason: { code: 'SOURCE_TIMED_OUT' } })));
  expect(sizes(calls)).toEqual([3]);
  expect(await Promise.all(['a', 'b'].map((name) => ask(name)))).toEqual(['a', 'b']);
});
