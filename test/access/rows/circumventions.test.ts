import { describe, expect, test } from '@jest/globals';
import { errorLines } from '../../support/fakeFederation.ts';
import type { EngineAccess } from '../../../src/engine.ts';
import type { RowScope } from '../../../src/model/rows.ts';
import { guardedCountry, only, ROWS, type AskOptions, type CountryAnswer, type CountryRows } from './guardedCountry.ts';

/** What a request for the rows of person 1 comes to: data of the only body, and errors as lines. */
async function askForOne(query: string, options: AskOptions = {}) {
  const { bodies } = await guardedCountry().ask(query, { rows: only('1') }, options);
  const [body] = bodies;
  return { data: body?.data, errors: errorLines(body?.errors ?? []) };
}

const ONE = { fullName: 'Người "1"' };

describe('rows that may not be seen do not come by', () => {
  const cases: readonly (readonly [string, string, unknown, readonly string[]])[] = [
    ['a list', '{ persons { fullName } }', { persons: [ONE] }, []],
    ['an alias of the subject', '{ persons { personalId: fullName } }', { persons: [{ personalId: 'Người "1"' }] }, []],
    [
      'another field under the name of the subject',
      '{ people: persons { personalId: __typename } }',
      { people: [{ personalId: 'Person' }] },
      [],
    ],
    ['asking for the type only', '{ persons { __typename } }', { persons: [{ __typename: 'Person' }] }, []],
    [
      'fragments',
      '{ ...F } fragment F on Query { persons { ...P } } fragment P on Person { fullName }',
      { persons: [ONE] },
      [],
    ],
    [
      'a key merged from several fragments',
      '{ persons { personalId } ... on Query { persons { fullName } } }',
      { persons: [{ personalId: '1', ...ONE }] },
      [],
    ],
    [
      'a filter',
      '{ persons(ids: ["1"]) { fullName } all: persons(order: "name") { personalId } }',
      { persons: [ONE], all: [{ personalId: '1' }] },
      [],
    ],
    [
      'a union',
      '{ holdings { __typename ... on Person { fullName } ... on Office { name } ... on Parcel { areaM2 } } }',
      {
        holdings: [
          { __typename: 'Office', name: 'Phòng 2' },
          { __typename: 'Person', ...ONE },
        ],
      },
      [],
    ],
    [
      'members of a union that are not asked for',
      '{ holdings { ... on Office { name } } }',
      { holdings: [{ name: 'Phòng 2' }, {}] },
      [],
    ],
    ['an interface', '{ named { fullName } }', { named: [{ fullName: 'Xóm 1' }, ONE] }, []],
    [
      'lists of lists',
      '{ pairs { personalId } }',
      {
        pairs: [
          [{ personalId: '1' }, { personalId: '1' }],
          [{ personalId: '1' }],
          [{ personalId: '1' }],
          [{ personalId: '1' }],
        ],
      },
      [],
    ],
    ['items that are null', '{ nullablePersons { fullName } }', { nullablePersons: [ONE] }, []],
    [
      'a nested list',
      '{ parcels { areaM2 holders { fullName } } }',
      {
        parcels: [
          { areaM2: 10, holders: [ONE] },
          { areaM2: 20, holders: [ONE] },
        ],
      },
      [],
    ],
    [
      'a way round over other types',
      '{ results { value patient { parcels { areaM2 holders { results { value } } } } } }',
      {
        results: [
          {
            value: '5.1',
            patient: {
              parcels: [
                { areaM2: 10, holders: [{ results: [{ value: '5.1' }] }] },
                { areaM2: 20, holders: [{ results: [{ value: '5.1' }] }] },
              ],
            },
          },
        ],
      },
      [],
    ],
    [
      "an object that is nobody's own, with its list",
      '{ office { name staff { fullName } } }',
      { office: { name: 'Phòng 1', staff: [ONE] } },
      [],
    ],
    [
      'a single object',
      '{ eldest { fullName } office { name head { fullName } } }',
      { eldest: null, office: { name: 'Phòng 1', head: null } },
      ['ROW_NOT_PERMITTED at eldest', 'ROW_NOT_PERMITTED at office.head'],
    ],
    [
      'a single object under one that may be seen',
      '{ persons { spouse { fullName } } }',
      { persons: [{ spouse: null }] },
      ['ROW_NOT_PERMITTED at persons.0.spouse'],
    ],
    [
      'a single object that must not be null',
      '{ mustHaveEldest { fullName } }',
      null,
      ['ROW_NOT_PERMITTED at mustHaveEldest'],
    ],
    [
      'a mutation, and the way back from it',
      'mutation { move(personalId: "1") { person { fullName } query { persons { personalId } } } }',
      { move: { person: ONE, query: { persons: [{ personalId: '1' }] } } },
      [],
    ],
    [
      'looking up by what names nobody',
      '{ r1: result(resultId: "r1") { value } r2: result(resultId: "r2") { value } none: result(resultId: "r9") { value } }',
      { r1: { value: '5.1' }, r2: null, none: null },
      ['ROW_NOT_PERMITTED at r2', 'ROW_NOT_PERMITTED at none'],
    ],
  ];
  test.each(cases)('by %s', async (_name, query, data, errors) => {
    expect(await askForOne(query)).toEqual({ data, errors });
  });

  test.each(cases)('by %s, of sources that speak text', async (_name, query, data, errors) => {
    const { bodies } = await guardedCountry(undefined, 'text').ask(query, { rows: only('1') });
    expect({ data: bodies[0]?.data, errors: errorLines(bodies[0]?.errors ?? []) }).toEqual({ data, errors });
  });
});

describe('who is asked for is decided before anything is fetched', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['a person that is known', '{ person(personalId: "2") { fullName } }', {}],
    ['a person that is not known', '{ person(personalId: "9") { fullName } }', {}],
    ['a variable', 'query ($id: PersonalId!) { person(personalId: $id) { fullName } }', { id: '2' }],
    ['a default of a variable', 'query ($id: PersonalId! = "2") { person(personalId: $id) { fullName } }', {}],
    ['an input object', '{ person: personOf(filter: { personalId: "2" }) { fullName } }', {}],
    [
      'an input object in another',
      '{ person: personOf(filter: { personalId: "1", near: { personalId: "2" } }) { fullName } }',
      {},
    ],
    ['one of a list', 'query ($id: PersonalId!) { person: persons(ids: ["1", $id]) { fullName } }', { id: '2' }],
    ['a count', '{ person: countOf(personalId: "2") }', {}],
    ['a mutation', 'mutation { person: move(personalId: "2") { person { fullName } } }', {}],
  ];
  test.each(cases)('%s', async (_name, query, variables) => {
    const country = guardedCountry();
    const { bodies } = await country.ask(query, { rows: only('1') }, { variables });
    expect(bodies[0]?.data).toEqual({ person: null });
    expect(errorLines(bodies[0]?.errors ?? [])).toEqual(['ROW_NOT_PERMITTED at person']);
    expect(country.sources.flatMap(({ requests }) => requests)).toEqual([]);
  });

  test('the other fields of the request are answered', async () => {
    expect(
      await askForOne('{ a: person(personalId: "2") { fullName } b: person(personalId: "1") { fullName } }'),
    ).toEqual({
      data: { a: null, b: ONE },
      errors: ['ROW_NOT_PERMITTED at a'],
    });
  });

  test('a person who may be asked for and is not known is null without an error', async () => {
    const { bodies } = await guardedCountry().ask('{ person(personalId: "9") { fullName } }', { rows: only('9') });
    expect(bodies).toEqual([{ data: { person: null } }]);
  });
});

test('ministries are not asked about rows that are known to be left out', async () => {
  const country = guardedCountry();
  await country.ask('{ persons { fullName weight } }', { rows: only('1', '3') });
  const asked = country.sources.flatMap(({ requests }) => requests.map(({ variables }) => JSON.stringify(variables)));
  expect(asked.filter((variables) => variables.includes('personalId'))).toEqual([
    expect.stringMatching(/^(?!.*"2")(?!.*"4").*"1".*"3"/),
  ]);
});

describe('what says whose rows there are is fetched as far as the rule goes by it', () => {
  const jurisdiction: RowScope = {
    rule: 'jurisdiction',
    kinds: ['adminUnit'],
    admits: (kind, value) => kind === 'adminUnit' && value === '00003',
    mayAskFor: () => true,
  };
  const cases: readonly (readonly [string, RowScope | undefined, boolean, readonly string[]])[] = [
    ['no rule', undefined, false, ['1', '2', '3', '4']],
    ['a rule on persons', { ...only('1'), kinds: ['person'] }, false, ['1']],
    ['a rule on areas', jurisdiction, true, ['3']],
    ['a rule that does not say', only('2'), true, ['2']],
  ];
  test.each(cases)('%s', async (_name, rows, isFetched, shown) => {
    const country = guardedCountry();
    // One after the other: what was prepared for one rule must not serve another.
    await country.ask('{ persons { fullName } }', { rows: jurisdiction });
    const before = country.sources.flatMap(({ requests }) => requests).length;
    const { bodies } = await country.ask('{ persons { fullName } }', { rows });
    const asked = country.sources.flatMap(({ requests }) => requests).slice(before);
    expect(asked.some(({ text }) => text.includes('communeCode'))).toBe(isFetched);
    expect(bodies[0]?.data).toEqual({ persons: shown.map((id) => ({ fullName: `Người "${id}"` })) });
  });

  test('an object that says whose it is by what the rule does not go by is not shown', async () => {
    const { bodies } = await guardedCountry().ask('{ parcels { areaM2 } persons { fullName } }', {
      rows: jurisdiction,
    });
    expect(bodies[0]?.data).toEqual({ parcels: [], persons: [{ fullName: 'Người "3"' }] });
  });
});

test('which lists may leave rows out is told, whether they do or not', async () => {
  const told = async (...ids: readonly string[]) =>
    (await guardedCountry().ask('{ persons { parcels { areaM2 } } office { name } }', { rows: only(...ids) })).bodies[0]
      ?.extensions;
  const notice = { access: { rowRule: 'case-subject', restricted: [['persons'], ['persons', 'parcels']] } };
  expect([await told(), await told('1'), await told('1', '2', '3', '4')]).toEqual([notice, notice, notice]);
});

test('a list that is not there looks like one out of which all is left', async () => {
  const none: CountryRows = { ...ROWS, persons: [] };
  const query = '{ nobody { fullName } everybody: persons { fullName } }';
  const ask = async (rows: CountryRows, access: Partial<EngineAccess>) =>
    (await guardedCountry(rows).ask(query, access)).bodies[0]?.data;
  expect(await ask(ROWS, { rows: only('9') })).toEqual({ nobody: [], everybody: [] });
  expect(await ask(none, { rows: only('9') })).toEqual({ nobody: [], everybody: [] });
  expect(await ask(none, {})).toEqual({ nobody: null, everybody: [] });
});

test('a list that is not there is null where an admitted person is asked about', async () => {
  const { bodies } = await guardedCountry().ask('{ nobodyOf(personalId: "1") { fullName } }', { rows: only('1') });
  expect(bodies[0]?.data).toEqual({ nobodyOf: null });
});

test('without a rule on rows nothing is left out, and nothing said of it', async () => {
  const { bodies } = await guardedCountry().ask('{ persons { personalId } }');
  expect(bodies).toEqual([{ data: { persons: ['1', '2', '3', '4'].map((personalId) => ({ personalId })) } }]);
});

test('deferred parts are guarded, and stand at places of the answer', async () => {
  const query = '{ persons { fullName ... @defer { parcels { areaM2 holders { fullName } } spouse { fullName } } } }';
  const { bodies } = await guardedCountry().ask(query, { rows: only('3') });
  const [first, later] = bodies;
  expect(first?.data).toEqual({ persons: [{ fullName: 'Người "3"' }] });
  expect(first?.['pending']).toEqual([{ id: '0', path: ['persons', 0] }]);
  expect(later).toEqual({
    hasNext: false,
    incremental: [{ id: '0', data: { parcels: [{ areaM2: 30, holders: [{ fullName: 'Người "3"' }] }], spouse: null } }],
    completed: [{ id: '0' }],
  });
});

test('deferred parts stand at places of the answer also in lists of lists', async () => {
  const { bodies } = await guardedCountry().ask('{ rows: grid { fullName ... @defer { weight } } }', {
    rows: only('3', '4'),
  });
  const [first, ...later] = bodies;
  expect(first?.data).toEqual({ rows: [[{ fullName: 'Người "3"' }], [{ fullName: 'Người "4"' }]] });
  expect(first?.['pending']).toEqual([
    { id: '0', path: ['rows', 0, 0] },
    { id: '1', path: ['rows', 1, 0] },
  ]);
  expect(later.flatMap(({ incremental }) => incremental)).toEqual([
    { id: '0', data: { weight: 53 } },
    { id: '1', data: { weight: 54 } },
  ]);
});

test('a deferred fragment in what is left out of a list of lists is not announced', async () => {
  const { bodies } = await guardedCountry().ask('{ grid { fullName ... @defer { weight } } }', { rows: only('9') });
  expect(bodies).toEqual([{ data: { grid: [] }, extensions: expect.anything() }]);
});

test('events about others do not come', async () => {
  const { bodies } = await guardedCountry().ask('subscription { moved { fullName } }', { rows: only('1', '3') });
  expect(bodies).toEqual(['1', '3'].map((id) => ({ data: { moved: { fullName: `Người "${id}"` } } })));
});

describe('whether an event comes does not hang on whether provenance is asked for', () => {
  const queries = [
    'subscription { moved { fullName } }',
    'subscription { movedOf(personalId: "1") { fullName } }',
    'subscription { allMoved { fullName } }',
  ];
  test.each(queries)('%s', async (query) => {
    const eventsOf = async (wantsProvenance: boolean) =>
      (await guardedCountry().ask(query, { rows: only('1') }, { wantsProvenance })).bodies.map(({ data }) => data);
    expect(await eventsOf(true)).toEqual(await eventsOf(false));
  });

  test('there is one about what is not there, where an admitted person is asked about', async () => {
    const query = 'subscription { movedOf(personalId: "1") { fullName } }';
    const { bodies } = await guardedCountry().ask(query, { rows: only('1') }, { wantsProvenance: true });
    expect(bodies.map(({ data }) => data)).toEqual([{ movedOf: ONE }, { movedOf: null }]);
  });
});

test.each([false, true])('events that break off say why, with provenance %s', async (wantsProvenance) => {
  for (const field of ['moved', 'movedOf(personalId: "1")', 'allMoved']) {
    const country = guardedCountry();
    const [population] = country.sources;
    Object.assign(population ?? {}, { subscribe: () => Promise.reject(new Error('gone')) });
    const { bodies } = await country.ask(
      `subscription { ${field} { fullName } }`,
      { rows: only('1') },
      { wantsProvenance },
    );
    expect(bodies.map(({ data, errors }) => [data, errors?.map(({ extensions }) => extensions.code)])).toEqual([
      [null, ['SOURCE_CALL_FAILED']],
    ]);
  }
});

test('provenance tells nothing of rows that are left out', async () => {
  const ask = async (...ids: readonly string[]): Promise<CountryAnswer> =>
    guardedCountry().ask('{ persons { fullName weight } }', { rows: only(...ids) }, { wantsProvenance: true });
  const { bodies } = await ask();
  expect(bodies[0]?.extensions?.['provenance']).toEqual({
    fetches: [
      expect.objectContaining({ source: 'population', ok: true, bytes: 0, entities: 0 }),
      expect.objectContaining({ source: 'health', ok: true, bytes: 0, entities: 0, requests: 0 }),
    ],
    fields: [{ path: ['persons'], coordinate: 'Query.persons', source: 'population', fetch: 1 }],
    warnings: [],
  });
});

test('provenance counts no requests and statements by rows that are left out', async () => {
  const cost = { httpCalls: 3, sqlStatements: 4, bytes: 5 };
  const country = guardedCountry(ROWS, 'objects', (answer) => ({ ...answer, cost }));
  const ask = (query: string, access: Partial<EngineAccess>) =>
    country.ask(query, access, { wantsProvenance: true }).then(({ bodies }) => bodies[0]?.extensions?.['provenance']);
  const fetchesOf = (httpCalls: number, sqlStatements: number) => ({
    fetches: [expect.objectContaining({ requests: 1, httpCalls, sqlStatements })],
  });
  expect(await ask('{ persons { fullName } }', { rows: only('1') })).toMatchObject(fetchesOf(0, 0));
  expect(await ask('{ persons { fullName } }', {})).toMatchObject(fetchesOf(3, 4));
});

test('provenance says of a batch in several requests that it was asked', async () => {
  const persons = Array.from({ length: 1_200 }, (_, index) => ({
    __typename: 'Person',
    personalId: String(index),
    fullName: 'Người',
  }));
  const country = guardedCountry({ ...ROWS, persons });
  const ids = persons.map(({ personalId }) => personalId);
  const { bodies } = await country.ask('{ persons { weight } }', { rows: only(...ids) }, { wantsProvenance: true });
  expect(country.sources.find(({ id }) => id === 'health')?.requests).toHaveLength(2);
  expect(bodies[0]?.extensions?.['provenance']).toMatchObject({ fetches: [{ requests: 1 }, { requests: 1 }] });
});

describe('what says whose rows there are may itself be refused', () => {
  const refuse = (type: string, field: string) =>
    type === 'LabResult' && field === 'patientId'
      ? { code: 'FIELD_NEEDS_PURPOSE', params: { class: 'SENSITIVE' } }
      : undefined;
  const query = '{ results { value } persons { fullName } }';

  test('then nothing of such rows is told or fetched where rows are restricted', async () => {
    const country = guardedCountry();
    const { bodies } = await country.ask(query, { rows: only('1'), refuse });
    expect(bodies[0]?.data).toEqual({ results: null, persons: [ONE] });
    expect(errorLines(bodies[0]?.errors ?? [])).toEqual(['FIELD_NEEDS_REFUSED at results']);
    expect(country.sources.find(({ id }) => id === 'health')?.requests).toEqual([]);
    const types = await country.ask('{ results { __typename } }', { rows: only('1'), refuse });
    expect(types.bodies[0]?.data).toEqual({ results: [] });
  });

  test('and it is not fetched where they are not', async () => {
    const country = guardedCountry();
    const { bodies } = await country.ask(query, { refuse });
    expect(bodies[0]?.data).toMatchObject({ results: [{ value: '5.1' }, { value: '6.2' }, { value: '7.3' }] });
    expect(JSON.stringify(country.sources.flatMap(({ requests }) => requests.map(({ text }) => text)))).not.toContain(
      'patientId',
    );
  });
});
