import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { GatewayAnswer, GatewayRequest, TextPieces } from '../../src/model/gateway.ts';
import { serveGraph } from '../../src/start/supergraph/servedGraph.ts';
import type { SupergraphEngine } from '../../src/start/supergraph/supergraphEngine.ts';
import { Ending } from '../../src/util/ending.ts';

/** An engine that answers as it is told, with one source that says when it was closed. */
function engineOf(answer: (request: GatewayRequest) => Promise<GatewayAnswer>) {
  const closed = { times: 0 };
  const source = {
    close: () => {
      closed.times += 1;
      return Promise.resolve();
    },
  };
  const engine = { graph: {}, sources: [source], answer } as unknown as SupergraphEngine;
  return { engine, closed };
}

const requestWith = (events: boolean): GatewayRequest => ({
  requestId: 'r',
  query: '{ a }',
  readOnly: false,
  wantsProvenance: false,
  accepts: { incremental: true, events },
  signal: new Ending(),
});

const complete = (text: string): GatewayAnswer => ({ kind: 'complete', body: [text] });
const textsOf = async (pieces: AsyncIterable<TextPieces>) => {
  const texts: string[] = [];
  for await (const each of pieces) texts.push([...each].join(''));
  return texts;
};

test('the next request goes to the new graph, and the old one’s sources are closed when its last request has ended', async () => {
  let finish: (answer: GatewayAnswer) => void = () => undefined;
  const old = engineOf(() => new Promise((resolve) => (finish = resolve)));
  const next = engineOf(() => Promise.resolve(complete('new')));
  const served = serveGraph(old.engine, { graceMs: 60_000 });
  const underWay = served.answer(requestWith(false));
  const replaced = served.replace(next.engine);
  expect(await served.answer(requestWith(false))).toEqual(complete('new'));
  await pause(20);
  expect(old.closed.times).toBe(0);
  finish(complete('old'));
  expect(await underWay).toEqual(complete('old'));
  await replaced;
  expect([old.closed.times, next.closed.times]).toEqual([1, 0]);
  await served.close();
  expect(next.closed.times).toBe(1);
});

test('deferred parts belong to the request, and one that fails is no longer under way', async () => {
  let goOn: () => void = () => undefined;
  const old = engineOf(({ query }) => {
    if (query === '{ b }') return Promise.reject(new Error('no'));
    const wait = new Promise<void>((resolve) => (goOn = resolve));
    const parts = (async function* () {
      yield ['first'];
      await wait;
      yield ['second'];
    })();
    return Promise.resolve({ kind: 'incremental', parts });
  });
  const served = serveGraph(old.engine, { graceMs: 60_000 });
  await expect(served.answer({ ...requestWith(false), query: '{ b }' })).rejects.toThrow('no');
  const answer = await served.answer(requestWith(false));
  const texts = answer.kind === 'incremental' ? textsOf(answer.parts) : undefined;
  const replaced = served.replace(engineOf(() => Promise.resolve(complete('new'))).engine);
  await pause(20);
  expect(old.closed.times).toBe(0);
  goOn();
  expect(await texts).toEqual(['first', 'second']);
  await replaced;
  expect(old.closed.times).toBe(1);
});

test('events end with the reason, also where none comes, and whoever waits for one hears that there is no need to', async () => {
  let wasTold = false;
  const old = engineOf(({ signal }) => {
    const events = (async function* () {
      yield ['one'];
      await new Promise<void>((resolve) => signal.addEventListener('abort', resolve));
      wasTold = true;
    })();
    return Promise.resolve({ kind: 'events', events });
  });
  const served = serveGraph(old.engine, { graceMs: 60_000 });
  const answer = await served.answer(requestWith(true));
  const texts = answer.kind === 'events' ? textsOf(answer.events) : undefined;
  await pause(20);
  await served.replace(engineOf(() => Promise.resolve(complete('new'))).engine);
  const [first, last, ...more] = (await texts) ?? [];
  expect([first, more]).toEqual(['one', []]);
  expect(JSON.parse(last ?? '')).toMatchObject({ data: null, errors: [{ extensions: { code: 'GRAPH_REPLACED' } }] });
  await pause(20);
  expect([wasTold, old.closed.times]).toEqual([true, 1]);
});

test('the request’s own end is told to its events', async () => {
  const request = requestWith(true);
  let told: unknown;
  const { engine } = engineOf(({ signal }) => {
    signal.addEventListener('abort', () => (told = signal.reason));
    const events = (async function* () {
      yield ['one'];
      await new Promise<void>((resolve) => signal.addEventListener('abort', resolve));
    })();
    return Promise.resolve({ kind: 'events', events });
  });
  const answer = await serveGraph(engine, { graceMs: 0 }).answer(request);
  const texts = answer.kind === 'events' ? textsOf(answer.events) : undefined;
  await pause(20);
  (request.signal as Ending).abort('gone');
  expect([await texts, told]).toEqual([['one'], 'gone']);
});

test('what does not come to an end is given up after a while', async () => {
  const old = engineOf(() => new Promise(() => undefined));
  const served = serveGraph(old.engine, { graceMs: 50 });
  void served.answer(requestWith(false));
  await served.replace(engineOf(() => Promise.resolve(complete('new'))).engine);
  expect(old.closed.times).toBe(1);
});

test('a source of the old graph that cannot be closed is nothing to the new one', async () => {
  const old = engineOf(() => Promise.resolve(complete('old')));
  for (const source of old.engine.sources) source.close = () => Promise.reject(new Error('no'));
  const served = serveGraph(old.engine, { graceMs: 50 });
  await served.replace(engineOf(() => Promise.resolve(complete('new'))).engine);
  expect(await served.answer(requestWith(false))).toEqual(complete('new'));
  await served.close();
});
