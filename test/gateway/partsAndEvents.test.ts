import { describe, expect, jest, test } from '@jest/globals';
import { createEngine, type EngineAccess } from '../../src/engine.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { GatewayAnswer, TextPieces } from '../../src/model/gateway.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';

const register = fakeSource({
  id: 'register',
  sdl: `type Query { person: Person } type Subscription { moved: Person }
    type Person @key(fields: "personalId") { personalId: ID! }`,
  resolvers: { Query: { person: () => ({ __typename: 'Person', personalId: '1' }) } },
  events: () =>
    Promise.resolve(
      (async function* () {
        for (const personalId of ['1', '2'])
          yield await Promise.resolve({ data: { moved: { __typename: 'Person', personalId } }, errors: [] });
      })(),
    ),
});
const names = fakeSource({
  id: 'names',
  sdl: 'type Person @key(fields: "personalId") { personalId: ID! name: String }',
  resolvers: { Person: { name: ({ personalId }) => `Số ${String(personalId)}` } },
});
const { schema, supergraphSdl } = fakeFederation([register, names]);
const engine = createEngine({
  graph: { schema, supergraphSdl, fieldSources: new Map(), requiredFields: new Map(), hash: '' },
  sources: new Map([register, names].map((source) => [source.id, source])),
  scalars: new Map(),
});

function ask(
  query: string,
  accepts = { incremental: true, events: true },
  more: Partial<EngineAccess> = {},
): Promise<GatewayAnswer> {
  const context = { requestId: 'r-1', wantsProvenance: false };
  const { signal } = new AbortController();
  return engine(
    { requestId: 'r-1', query, readOnly: false, wantsProvenance: false, accepts, signal },
    { profileId: 'test', refuse: () => undefined, ...more },
    context,
  );
}

async function read(bodies: AsyncIterable<TextPieces>): Promise<readonly unknown[]> {
  const read: unknown[] = [];
  for await (const body of bodies) read.push(JSON.parse(fromByteText([...body].join(''))));
  return read;
}

describe('the gateway', () => {
  const query = '{ person { personalId ... @defer(label: "later") { name } } }';

  test('answers deferred fragments in parts, who can take them', async () => {
    const answer = await ask(query);
    if (answer.kind !== 'incremental') throw new Error(answer.kind);
    expect(await read(answer.parts)).toEqual([
      {
        data: { person: { personalId: '1' } },
        pending: [{ id: '0', path: ['person'], label: 'later' }],
        hasNext: true,
      },
      { hasNext: false, incremental: [{ id: '0', data: { name: 'Số 1' } }], completed: [{ id: '0' }] },
    ]);
  });

  test('answers at once, who cannot', async () => {
    const answer = await ask(query, { incremental: false, events: false });
    if (answer.kind !== 'complete') throw new Error(answer.kind);
    expect(JSON.parse(fromByteText([...answer.body].join('')))).toEqual({
      data: { person: { personalId: '1', name: 'Số 1' } },
    });
  });

  test('ends a subscription with the reason when it may not go on, tells nothing more, and has both on record', async () => {
    const recorded: unknown[] = [];
    const beforeAnswer: EngineAccess['beforeAnswer'] = ({ outcome, errorCodes, elements }) => {
      recorded.push([outcome, errorCodes, elements.length > 0]);
      return Promise.resolve();
    };
    const mayGoOn = jest
      .fn<() => GatewayError | undefined>()
      .mockReturnValueOnce(undefined)
      .mockReturnValueOnce(new GatewayError('ACCESS_RULES_CHANGED'));
    const answer = await ask('subscription { moved { name } }', undefined, { mayGoOn, beforeAnswer });
    if (answer.kind !== 'events') throw new Error(answer.kind);
    const [first, last, ...more] = await read(answer.events);
    expect(first).toEqual({ data: { moved: { name: 'Số 1' } } });
    expect(last).toMatchObject({ data: null, errors: [{ extensions: { code: 'ACCESS_RULES_CHANGED' } }] });
    expect(more).toEqual([]);
    expect(recorded).toEqual([
      ['answered', [], true],
      ['refused', ['ACCESS_RULES_CHANGED'], false],
    ]);
  });

  test('answers the events of a subscription', async () => {
    const answer = await ask('subscription { moved { name } }');
    if (answer.kind !== 'events') throw new Error(answer.kind);
    expect(await read(answer.events)).toEqual([
      { data: { moved: { name: 'Số 1' } } },
      { data: { moved: { name: 'Số 2' } } },
    ]);
  });
});
