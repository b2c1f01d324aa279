import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import { ElementWatch, type DriftChange } from '../../src/drift/elementWatch.ts';
import { createJudgeRecord } from '../../src/drift/judgeRecord.ts';
import { recordsOf } from '../../src/drift/recordsOf.ts';
import { ShareWindow } from '../../src/drift/shareWindow.ts';
import { watchSource } from '../../src/drift/watchSource.ts';
import { wilson } from '../../src/util/wilson.ts';
import { fakeSource } from '../support/fakeSource.ts';
import { dictionary, graph } from '../mock/support/aWorld.ts';

test('a window knows the share of the last values, as a list of them would', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (values, size) => {
      const window = new ShareWindow(size);
      for (const value of values) window.note(value);
      const last = values.slice(-size);
      expect([window.count, window.share]).toEqual([last.length, wilson(last.filter(Boolean).length, last.length)]);
      window.clear();
      expect(window.count).toBe(0);
    }),
  );
});

describe('what is kept back', () => {
  const watch = (changes: DriftChange[], mostBroken = 0.2) =>
    new ElementWatch({
      ...{ mostBroken, leastValues: 20, window: 80 },
      nowIso: () => '2026-11-26T08:00:00+07:00',
      ownerOf: () => undefined,
      onChange: (change) => changes.push(change),
    });

  test('nothing for a few broken values, nor before enough were seen', () => {
    const changes: DriftChange[] = [];
    const elements = watch(changes);
    for (let count = 0; count < 19; count += 1) elements.note('land', 'A.b', 'DATA-FORMAT');
    for (let count = 0; count < 500; count += 1)
      elements.note('tax', 'A.b', count % 6 === 0 ? 'DATA-FORMAT' : undefined);
    expect([changes, elements.current()]).toEqual([[], []]);
  });

  test('an element of one source, with its rule; it is given again when it has kept its rules for long enough', () => {
    const changes: DriftChange[] = [];
    const elements = watch(changes);
    for (let count = 0; count < 25; count += 1) elements.note('land', 'A.b', 'DATA-FORMAT');
    expect(changes).toMatchObject([{ kind: 'quarantined', source: 'land', element: 'A.b', rule: 'DATA-FORMAT' }]);
    const first = elements.current();
    expect(elements.current()).toBe(first);
    expect(elements.refusalOf('A.b')).toMatchObject({ code: 'SOURCE_ELEMENT_QUARANTINED', isPassing: true });
    expect(elements.refusalOf('A.c')).toBeUndefined();
    for (let count = 0; count < 30; count += 1) elements.note('land', 'A.b', count < 3 ? 'DATA-FORMAT' : undefined);
    expect(changes).toHaveLength(1);
    for (let count = 0; count < 80; count += 1) elements.note('land', 'A.b', undefined);
    expect(changes).toMatchObject([{}, { kind: 'released', element: 'A.b' }]);
    expect([elements.current(), elements.refusalOf('A.b')]).toEqual([[], undefined]);
  });
});

describe('records in an answer', () => {
  const document = parse(`query ($representations: [_Any!]!) { _entities(representations: $representations) {
    __typename ... on Person { id_0: personalId birthDate landRights { rightFrom parcel { parcelArea } } }
  } }`);

  test('are read by the types of the schema, under their own names, at most so many', () => {
    const right = { rightFrom: '2020-01-01', parcel: { parcelArea: 60 } };
    const person = { __typename: 'Person', id_0: '079075990101', birthDate: '1975', landRights: [right, right] };
    const records = recordsOf(document, { _entities: [person, null] }, graph.schema, 10);
    expect(records).toEqual([
      { type: 'Parcel', fields: { parcelArea: 60 } },
      { type: 'LandRight', fields: { rightFrom: '2020-01-01' } },
      { type: 'Parcel', fields: { parcelArea: 60 } },
      { type: 'LandRight', fields: { rightFrom: '2020-01-01' } },
      { type: 'Person', fields: { personalId: '079075990101', birthDate: '1975' } },
    ]);
    const most = recordsOf(document, { _entities: Array.from({ length: 50 }, () => person) }, graph.schema, 10);
    expect(most.length).toBeLessThanOrEqual(12);
  });

  test('whatever a source answers, they are read and judged without a throw', () => {
    const judge = createJudgeRecord(dictionary, () => '2026-11-26');
    const odd = fc.anything({ withNullPrototype: true, maxDepth: 4 });
    const value = fc.oneof(
      odd,
      fc.record({ __typename: fc.constantFrom('Person', 'Nobody', 5), birthDate: odd, id_0: odd, landRights: odd }),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (entities) => {
        for (const { type, fields } of recordsOf(document, { _entities: entities }, graph.schema, 20))
          judge(type, fields);
      }),
      { numRuns: 500 },
    );
  });

  test('lists in lists beyond all reason are not followed', () => {
    const deep = JSON.parse(`${'['.repeat(90_000)}${']'.repeat(90_000)}`) as unknown;
    expect(recordsOf(document, { _entities: deep }, graph.schema, 20)).toEqual([]);
  });

  test('are judged by the rules of their elements, which say nothing of what was not read', () => {
    const judge = createJudgeRecord(dictionary, () => '2026-11-26');
    expect(judge('LandRight', { rightFrom: '2920-01-01' })).toEqual([
      { element: 'LandRight.rightFrom', broken: 'DATA-DATE-FUTURE' },
    ]);
    expect(judge('LandRight', { rightFrom: '2020-01-01' })).toEqual([
      { element: 'LandRight.rightFrom', broken: undefined },
    ]);
    expect(judge('Nobody', { rightFrom: '2020-01-01' })).toEqual([]);
  });
});

const TOUCHED = { path: ['a'], at: '2026-11-26T08:00:00+07:00' };

test.each(['objects', 'text'] as const)(
  'of many answers in %s every n-th is looked at, after it has gone on, and asked for with its times',
  async (speaks) => {
    const heard: unknown[] = [];
    const source = fakeSource({
      id: 'land',
      speaks,
      sdl: 'type Query { a: Int }',
      resolvers: { Query: { a: () => 1 } },
      tamper: (given, { context }) => ({ ...given, ...(context.wantsProvenance && { asOf: [TOUCHED] }) }),
    });
    const watched = watchSource(source, 3, (_document, answerOf) => heard.push(answerOf()));
    const context = { requestId: 'r', wantsProvenance: false };
    const request = { text: '{ a }', document: parse('{ a }'), context, signal: AbortSignal.timeout(5_000) };
    for (let count = 0; count < 9; count += 1) {
      if (speaks === 'objects') await watched.execute({ ...request, variables: {} });
      else await watched.executeText?.({ ...request, variablesText: '{}' });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(heard).toEqual(Array.from({ length: 3 }, () => ({ data: { a: 1 }, asOf: [TOUCHED] })));
    expect(source.requests.map(({ context: { wantsProvenance } }) => wantsProvenance)).toEqual(
      Array.from({ length: 9 }, (_, index) => index % 3 === 2),
    );
  },
);
