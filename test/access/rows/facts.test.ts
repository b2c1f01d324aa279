import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { AnswerFacts } from '../../../src/model/record.ts';
import { guardedCountry, only, type AskOptions } from './guardedCountry.ts';
import type { EngineAccess } from '../../../src/engine.ts';

/** What is told of the answers to one request. */
async function factsOf(query: string, access: Partial<EngineAccess> = {}, options: AskOptions = {}) {
  const heard: AnswerFacts[] = [];
  const beforeAnswer = (facts: AnswerFacts) => Promise.resolve(void heard.push(facts));
  const answer = await guardedCountry().ask(query, { ...access, beforeAnswer }, options);
  return { heard, answer };
}

test('an answer is told of before it leaves', async () => {
  const { heard, answer } = await factsOf('query Q { persons(ids: ["1", "9"]) { fullName results { value } } }');
  expect(heard).toEqual([
    {
      operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      operationName: 'Q',
      operationKind: 'query',
      elements: ['LabResult.value', 'Person.fullName', 'Person.results', 'Query.persons'],
      refused: [],
      sources: ['health', 'population'],
      outcome: 'answered',
      errorCodes: [],
      persons: new Set(['1', '9']),
      toldPersons: new Set(['1']),
      organisations: new Set(),
      bytes: Buffer.byteLength(JSON.stringify(answer.bodies[0]?.data)),
    },
  ]);
});

test('the same operation has the same list of elements and the same hash, whoever it is about', async () => {
  const heard: AnswerFacts[] = [];
  const country = guardedCountry();
  for (const id of ['1', '2'])
    await country.ask(`{ person(personalId: "${id}") { fullName } }`, {
      beforeAnswer: (facts) => Promise.resolve(void heard.push(facts)),
    });
  const [first, second] = heard;
  expect(second?.elements).toBe(first?.elements);
  expect(second?.operationHash).toBe(first?.operationHash);
  expect([first?.persons, second?.persons]).toEqual([new Set(['1']), new Set(['2'])]);
});

const refuseNames = (_: string, field: string) =>
  field === 'fullName' ? { code: 'FIELD_NEEDS_PURPOSE', params: { class: 'PERSONAL' } } : undefined;

describe('what became of it', () => {
  const cases: readonly (readonly [string, string, Partial<EngineAccess>, Partial<AnswerFacts>])[] = [
    [
      'a refused field',
      '{ persons { fullName weight } }',
      { refuse: refuseNames },
      {
        outcome: 'partial',
        refused: [{ coordinate: 'Person.fullName', code: 'FIELD_NEEDS_PURPOSE' }],
        errorCodes: ['FIELD_NEEDS_PURPOSE'],
      },
    ],
    [
      'refused fields only',
      '{ person(personalId: "7") { fullName } }',
      { refuse: refuseNames },
      { outcome: 'refused', elements: [], sources: [], persons: new Set(['7']) },
    ],
    [
      'a person who may not be asked for',
      '{ person(personalId: "2") { fullName } }',
      { rows: only('1') },
      { outcome: 'refused', elements: [], sources: [], persons: new Set(['2']), errorCodes: ['ROW_NOT_PERMITTED'] },
    ],
    [
      'a row that may not be seen',
      '{ result(resultId: "r2") { value } }',
      { rows: only('1') },
      { outcome: 'refused', persons: new Set(), sources: ['health'] },
    ],
    [
      'a list without the rows of others',
      '{ persons { fullName } }',
      { rows: only('3') },
      { outcome: 'answered', persons: new Set(['3']) },
    ],
    ['nothing found', '{ person(personalId: "9") { fullName } }', {}, { outcome: 'answered', persons: new Set(['9']) }],
    [
      'a document that is wrong',
      '{ nonsense }',
      {},
      { outcome: 'failed', elements: [], errorCodes: ['DOCUMENT_INVALID'] },
    ],
    [
      'an operation that costs too much',
      '{ person(personalId: "2") { fullName } }',
      { costBudget: 0 },
      { outcome: 'refused', errorCodes: ['DOCUMENT_TOO_COSTLY'], persons: new Set(['2']) },
    ],
  ];
  test.each(cases)('%s', async (_name, query, access, expected) => {
    const { heard } = await factsOf(query, access);
    expect(heard).toEqual([expect.objectContaining(expected)]);
  });
});

test('each part is told of on its own', async () => {
  const { heard } = await factsOf('{ persons(ids: ["1"]) { fullName ... @defer { parcels { areaM2 } } } }', {
    rows: only('1'),
  });
  expect(heard.map(({ elements, persons, sources }) => ({ elements, persons, sources }))).toEqual([
    { elements: ['Person.fullName', 'Query.persons'], persons: new Set(['1']), sources: ['population'] },
    { elements: ['Parcel.areaM2', 'Person.parcels'], persons: new Set(['1', '2']), sources: ['land'] },
  ]);
});

test('each event is told of on its own', async () => {
  const { heard } = await factsOf('subscription { moved { fullName } }', { rows: only('1', '3') });
  expect(heard.map(({ persons }) => [...persons])).toEqual([['1'], ['3']]);
});

describe('what cannot be written down does not leave', () => {
  const failing = (from: number) => {
    let count = 0;
    return () => (++count >= from ? Promise.reject(new GatewayError('INTERNAL_ERROR')) : Promise.resolve());
  };
  const codes = ({ bodies }: { readonly bodies: readonly object[] }) => JSON.stringify(bodies).match(/[A-Z]+_ERROR/g);

  test('an answer, nor a refusal', async () => {
    for (const query of ['{ persons { fullName } }', '{ nonsense }']) {
      const answer = await guardedCountry().ask(query, { beforeAnswer: failing(1) });
      expect([answer.status, codes(answer), answer.bodies[0]?.data]).toEqual([500, ['INTERNAL_ERROR'], undefined]);
    }
  });

  test('the first part', async () => {
    const answer = await guardedCountry().ask('{ persons { fullName ... @defer { weight } } }', {
      beforeAnswer: failing(1),
    });
    expect([answer.status, codes(answer)]).toEqual([500, ['INTERNAL_ERROR']]);
  });

  test('a later part, with which the answer ends', async () => {
    const query = '{ persons(ids: ["1"]) { fullName ... @defer { weight } } }';
    const { bodies } = await guardedCountry().ask(query, { beforeAnswer: failing(2) });
    expect(bodies[0]?.data).toEqual({ persons: [{ fullName: 'Người "1"' }] });
    expect(bodies.slice(1)).toEqual([
      {
        hasNext: false,
        completed: [
          {
            id: '0',
            errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'INTERNAL_ERROR' }) })],
          },
        ],
      },
    ]);
  });

  test('an event, with which the subscription ends', async () => {
    const { bodies } = await guardedCountry().ask('subscription { moved { fullName } }', { beforeAnswer: failing(2) });
    expect(bodies.map(({ data }) => data)).toEqual([{ moved: { fullName: 'Người "1"' } }, null]);
  });
});
