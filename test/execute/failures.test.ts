import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { SourceAnswer } from '../../src/model/source.ts';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import type { FakeSourceOptions } from '../support/fakeSource.ts';
import { smallCountry, type SmallMinistry } from '../support/smallCountry.ts';
import type { EndSignal } from '../../src/util/ending.ts';

type Tamper = NonNullable<FakeSourceOptions['tamper']>;
type Data = Record<string, unknown>;

/** What a ministry does: to its whole answer, or to the list of entities in it. */
const down: Tamper = () => {
  throw new GatewayError('SOURCE_UNREACHABLE', { source: 'x' });
};
const crash: Tamper = () => {
  throw new TypeError('a value that must not be seen');
};
const answering =
  (data: unknown, errors: SourceAnswer['errors'] = []): Tamper =>
  (answer) => ({ ...answer, data: data as SourceAnswer['data'], errors });
const withErrors =
  (...errors: SourceAnswer['errors']): Tamper =>
  (answer) => ({ ...answer, errors });
const entities =
  (change: (list: readonly Data[]) => unknown): Tamper =>
  (answer) => {
    const data = answer.data ?? {};
    const changed = Object.entries(data).map(([key, list]) => [key, change(list as readonly Data[])]);
    return { ...answer, data: Object.fromEntries(changed) as Data };
  };

interface Case {
  readonly name: string;
  readonly ministry: SmallMinistry;
  readonly does: Tamper;
  readonly query: string;
  readonly data: unknown;
  readonly errors: readonly string[];
}

const one = '{ person(personalId: "1") { fullName taxDue(year: 1) parcels { area value } } }';
const several = '{ p: people(first: 2) { n: fullName t: taxDue(year: 1) c: taxClass } }';

const cases: readonly Case[] = [
  {
    name: 'a ministry that is down costs its own fields, under the names that the client gave them',
    ministry: 'tax',
    does: down,
    query: several,
    data: {
      p: [
        { n: 'Nguyễn Văn An', t: null, c: null },
        { n: 'Trần Thị Bình', t: null, c: null },
      ],
    },
    errors: ['p.0.t', 'p.0.c', 'p.1.t', 'p.1.c'].map((path) => `SOURCE_UNREACHABLE at ${path} from tax`),
  },
  {
    name: 'what hangs on a ministry that is down is not asked, and one error stands at its root',
    ministry: 'population',
    does: down,
    query: one,
    data: { person: null },
    errors: ['SOURCE_UNREACHABLE at person from population'],
  },
  {
    name: 'what another ministry would have added to a failed list is lost with it, and nothing else',
    ministry: 'land',
    does: down,
    query: one,
    data: { person: { fullName: 'Nguyễn Văn An', taxDue: 11, parcels: null } },
    errors: ['SOURCE_UNREACHABLE at person.parcels from land'],
  },
  {
    name: 'a failure that nobody foresaw tells nothing of its cause',
    ministry: 'tax',
    does: crash,
    query: '{ person(personalId: "1") { taxClass } }',
    data: { person: { taxClass: null } },
    errors: ['SOURCE_CALL_FAILED at person.taxClass from tax'],
  },
  {
    name: 'an error with a path lands on the objects that wait for that entity',
    ministry: 'tax',
    does: (answer) => ({
      ...answer,
      data: {
        _entities: [
          { taxClass: 'SMALL', _a1_taxDue: 1 },
          { taxClass: 'LARGE', _a1_taxDue: null },
        ],
      },
      errors: [{ code: 'SOURCE_REPORTED_ERROR', path: ['_entities', 1, '_a1_taxDue'] }],
    }),
    query: several,
    data: {
      p: [
        { n: 'Nguyễn Văn An', t: 1, c: 'SMALL' },
        { n: 'Trần Thị Bình', t: null, c: 'LARGE' },
      ],
    },
    errors: ['SOURCE_REPORTED_ERROR at p.1.t from tax'],
  },
  {
    name: 'an error inside a list of the ministry lands on the item, under the client’s alias',
    ministry: 'land',
    does: (answer) => ({
      ...answer,
      data: { parcels: [{ area: 1 }, { area: null }] },
      errors: [{ code: 'SOURCE_REPORTED_ERROR', path: ['parcels', 1, 'area'] }],
    }),
    query: '{ x: parcels { y: area } z: parcels { area } }',
    data: { x: [{ y: 1 }, { y: null }], z: [{ area: 1 }, { area: null }] },
    errors: ['SOURCE_REPORTED_ERROR at x.1.y from land', 'SOURCE_REPORTED_ERROR at z.1.area from land'],
  },
  {
    name: 'an error under a null is told where it happened',
    ministry: 'population',
    does: answering({ _a0_person: { address: null } }, [
      { code: 'SOURCE_REPORTED_ERROR', path: ['_a0_person', 'address', 'street'] },
    ]),
    query: '{ person(personalId: "1") { address { street } } }',
    data: { person: { address: null } },
    errors: ['SOURCE_REPORTED_ERROR at person.address.street from population'],
  },
  {
    name: 'an error without path stands on every null of the answer, and values stay',
    ministry: 'population',
    does: (answer) => ({ ...answer, errors: [{ code: 'SOURCE_REPORTED_ERROR' }] }),
    query: '{ person(personalId: "1") { fullName address { street city } } }',
    data: { person: { fullName: 'Nguyễn Văn An', address: { street: 'Đường 1', city: null } } },
    errors: ['SOURCE_REPORTED_ERROR at person.address.city from population'],
  },
  {
    name: 'an error without path and without data stands on everything that was asked',
    ministry: 'tax',
    does: answering(null, [{ code: 'SOURCE_REPORTED_ERROR' }]),
    query: several,
    data: {
      p: [
        { n: 'Nguyễn Văn An', t: null, c: null },
        { n: 'Trần Thị Bình', t: null, c: null },
      ],
    },
    errors: ['p.0.t', 'p.0.c', 'p.1.t', 'p.1.c'].map((path) => `SOURCE_REPORTED_ERROR at ${path} from tax`),
  },
  {
    name: 'errors beside data that is there change nothing',
    ministry: 'tax',
    does: withErrors({ code: 'SOURCE_REPORTED_ERROR', path: ['_entities', 0, 'taxClass'] }),
    query: '{ person(personalId: "1") { taxClass } }',
    data: { person: { taxClass: 'SMALL' } },
    errors: [],
  },
  {
    name: 'an entity that the ministry does not know has null fields and no error',
    ministry: 'tax',
    does: entities((list) => list.map((entity, index) => (index === 0 ? null : entity))),
    query: several,
    data: {
      p: [
        { n: 'Nguyễn Văn An', t: null, c: null },
        { n: 'Trần Thị Bình', t: 12, c: 'LARGE' },
      ],
    },
    errors: [],
  },
  {
    name: 'a list with an entity too few cannot be lined up: nobody gets another one’s data',
    ministry: 'tax',
    does: entities((list) => list.slice(1)),
    query: '{ people(first: 2) { taxClass } }',
    data: { people: [{ taxClass: null }, { taxClass: null }] },
    errors: ['SOURCE_ANSWER_SHORT at people.0.taxClass from tax', 'SOURCE_ANSWER_SHORT at people.1.taxClass from tax'],
  },
  {
    name: 'nor can one with an entity too many',
    ministry: 'tax',
    does: entities((list) => [...list, ...list]),
    query: '{ people(first: 1) { taxClass } }',
    data: { people: [{ taxClass: null }] },
    errors: ['SOURCE_ANSWER_SHORT at people.0.taxClass from tax'],
  },
  {
    name: 'an entity that says it is another one is not taken for it',
    ministry: 'tax',
    does: entities((list) => list.map((entity) => ({ ...entity, personalId: '7' }))),
    query: '{ people(first: 1) { taxClass } }',
    data: { people: [{ taxClass: null }] },
    errors: ['SOURCE_ANSWER_SHAPE at people.0.taxClass from tax'],
  },
  {
    name: 'entities that are no list',
    ministry: 'tax',
    does: entities(() => 'rubbish'),
    query: '{ people(first: 1) { taxClass } }',
    data: { people: [{ taxClass: null }] },
    errors: ['SOURCE_ANSWER_SHAPE at people.0.taxClass from tax'],
  },
  {
    name: 'a key that was left out is not null but a failure',
    ministry: 'population',
    does: answering({ _a0_person: { address: { city: 'x' } } }),
    query: '{ person(personalId: "1") { fullName address { street city } } }',
    data: { person: { fullName: null, address: { street: null, city: 'x' } } },
    errors: [
      'SOURCE_ANSWER_SHAPE at person.fullName from population',
      'SOURCE_ANSWER_SHAPE at person.address.street from population',
    ],
  },
  {
    name: 'an object where a list was declared, a list where an object was, a leaf where either was',
    ministry: 'population',
    does: answering({
      _a0_person: {
        friends: { fullName: 'x' },
        spouse: [{ fullName: 'y' }],
        address: 5,
        fullName: ['a'],
        birthYear: { a: 1 },
      },
    }),
    query:
      '{ person(personalId: "1") { friends { fullName } spouse { fullName } address { city } fullName birthYear } }',
    data: { person: { friends: null, spouse: null, address: null, fullName: null, birthYear: null } },
    errors: [
      'SOURCE_ANSWER_SHAPE at person.friends from population',
      'SOURCE_ANSWER_SHAPE at person.spouse from population',
      'SOURCE_ANSWER_SHAPE at person.address from population',
      'VALUE_INVALID at person.fullName from population',
      'VALUE_INVALID at person.birthYear from population',
    ],
  },
  {
    name: 'a type name that is unknown or missing',
    ministry: 'land',
    does: answering({ assets: [{ label: 'a', __typename: 'Castle' }] }),
    query: '{ assets { label } }',
    data: { assets: null },
    errors: ['SOURCE_TYPENAME_UNKNOWN at assets.0 from land'],
  },
  {
    name: 'the name of another type where only one can stand, which nobody asked for',
    ministry: 'population',
    does: answering({ _a0_person: { __typename: 'Firm', personalId: '1', fullName: 'x' } }),
    query: '{ person(personalId: "1") { fullName taxClass } }',
    data: { person: { fullName: 'x', taxClass: 'SMALL' } },
    errors: [],
  },
  {
    name: 'a value that is none of its type, with the name of the type and never the value',
    ministry: 'tax',
    does: entities((list) => list.map(() => ({ taxClass: 'HUGE', _a1_taxDue: 'x' }))),
    query: '{ people(first: 1) { taxDue(year: 1) taxClass } }',
    data: { people: [{ taxDue: null, taxClass: null }] },
    errors: ['VALUE_INVALID at people.0.taxDue from tax', 'VALUE_INVALID at people.0.taxClass from tax'],
  },
];

describe.each(['objects', 'text'] as const)(
  'a failure costs exactly its own fields, of a source that speaks %s',
  (speaks) => {
    test.each(cases.map((given) => [given.name, given] as const))('%s', async (_name, given) => {
      const { ministry, does, query } = given;
      const federation = fakeFederation(Object.values(smallCountry({ [ministry]: { tamper: does } }, speaks)));
      const { data, errors } = await federation.ask(query);
      expect(data).toEqual(given.data);
      expect(errorLines(errors)).toEqual(given.errors);
      expect(JSON.stringify(errors)).not.toMatch(/must not be seen|HUGE/);
    });
  },
);

test('every error says where in the document, in both languages and with a remedy', async () => {
  const federation = fakeFederation(Object.values(smallCountry({ tax: { tamper: down } })));
  const { errors } = await federation.ask('{\n  people(first: 1) {\n    t: taxClass } }');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ locations: [{ line: 3, column: 5 }], path: ['people', 0, 't'] });
  expect(Object.keys(errors[0]?.extensions ?? {})).toEqual(['code', 'messageVi', 'remedy', 'remedyVi', 'source']);
});

test('the cause of a failed fetch goes to the log, with the request that it spoilt', async () => {
  const incidents: unknown[] = [];
  const federation = fakeFederation(Object.values(smallCountry({ tax: { tamper: crash } })), {
    onIncident: (incident) => incidents.push(incident),
  });
  await federation.ask('{ person(personalId: "1") { taxClass } }');
  expect(incidents).toMatchObject([
    { requestId: 'r-1', source: 'tax', code: 'SOURCE_CALL_FAILED', cause: expect.any(TypeError) },
  ]);
});

describe.each(['objects', 'text'] as const)(
  'what fails inside answers of %s is told once for the fetch, without a cause',
  (speaks) => {
    test.each<readonly [string, Tamper, string]>([
      ['an error of the ministry', withErrors({ code: 'SOURCE_REPORTED_ERROR' }), 'SOURCE_REPORTED_ERROR'],
      ['a list too short', entities((list) => list.slice(1)), 'SOURCE_ANSWER_SHORT'],
      ['another person', entities((list) => list.map(() => ({ personalId: '7' }))), 'SOURCE_ANSWER_SHAPE'],
      ['nothing of what was asked', entities((list) => list.map(() => ({}))), 'SOURCE_ANSWER_SHAPE'],
    ])('%s', async (_name, tamper, code) => {
      const incidents: unknown[] = [];
      const federation = fakeFederation(Object.values(smallCountry({ tax: { tamper } }, speaks)), {
        batchLimit: () => 1,
        onIncident: (incident) => incidents.push(incident),
      });
      await federation.ask('{ people { taxClass taxDue(year: 1) } }');
      expect(incidents).toEqual([{ requestId: 'r-1', source: 'tax', fetch: 2, code, cause: undefined }]);
    });
  },
);

test('many errors are listed up to a limit, and the rest counted', async () => {
  const federation = fakeFederation(Object.values(smallCountry({ tax: { tamper: down } })), { maxErrors: 2 });
  const { errors } = await federation.ask('{ people { taxClass taxDue } }');
  expect(errors.map(({ extensions }) => extensions.code)).toEqual([
    'SOURCE_UNREACHABLE',
    'SOURCE_UNREACHABLE',
    'ERRORS_OMITTED',
  ]);
  expect(errors[2]?.message).toContain('4');
});

test('an answer with too many values is given up', async () => {
  const federation = fakeFederation(Object.values(smallCountry()), { maxValues: 20 });
  const { data, errors } = await federation.ask('{ people { friends { friends { fullName } } } }');
  expect(data).toBeNull();
  expect(errorLines(errors)).toEqual(['ANSWER_TOO_LARGE at ']);
});

test('once an answer is given up, what is under way is ended and nothing more is sent', async () => {
  const signals: EndSignal[] = [];
  const slow: Tamper = (_answer, { signal }) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  const country = smallCountry({ tax: { tamper: slow }, firms: { tamper: entities((list) => list.map(() => ({}))) } });
  const federation = fakeFederation(Object.values(country), { maxValues: 12 });
  const { errors } = await federation.ask('{ people { taxClass parcels { area holders { __typename } } } }');
  expect(errorLines(errors)).toEqual(['ANSWER_TOO_LARGE at ']);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
