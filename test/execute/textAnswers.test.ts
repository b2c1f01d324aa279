import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { smallCountry } from '../support/smallCountry.ts';
import { writeOddly } from '../support/writeOddly.ts';

/** One ministry that answers with this very text. */
function answering(body: string, maxValues = 100_000) {
  const incidents: unknown[] = [];
  const source = fakeSource({
    id: 's',
    sdl: 'type Query { box: Box named: Named any: Int } interface Named { name: String } type Box implements Named { name: String count: Int ratio: Float box: Box boxes: [Box] }',
    speaks: 'text',
    write: () => body,
  });
  const federation = fakeFederation([source], { maxValues, onIncident: (incident) => incidents.push(incident) });
  return { incidents, ask: (query: string) => federation.ask(query) };
}

const nested = (text: string, depth: number) => text.repeat(depth);

describe('a text that is not JSON fails as a whole, without a word of it', () => {
  test.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['an end too early', '{"data":{"box":{"name":"secret'],
    ['an end in a list', '{"data":{"box":{"name":"secret","boxes":[{"name":"a"},'],
    ['an end behind a key', '{"data":{"box":{"name"'],
    ['something behind the end', '{"data":{"box":{"name":"secret"}}} x'],
    ['no number', '{"data":{"box":{"name":"secret","count":NaN}}}'],
    ['a number with a leading zero', '{"data":{"box":{"name":"secret","count":01}}}'],
    ['half a number', '{"data":{"box":{"name":"secret","count":1.}}}'],
    ['a word that is none', '{"data":{"box":{"name":nul}}}'],
    ['a comma too many', '{"data":{"box":{"name":"secret",}}}'],
    ['a comma too few', '{"data":{"box":{"name":"secret" "count":1}}}'],
    ['a key without value', '{"data":{"box":{"name"}}}'],
    ['a line break in a text', '{"data":{"box":{"name":"sec\nret"}}}'],
    ['an escape that is none', '{"data":{"box":{"name":"sec\\xret"}}}'],
    ['an escape cut short', '{"data":{"box":{"name":"sec\\u12"}}}'],
    ['a key twice', '{"data":{"box":{"name":"secret","name":"other"}}}'],
    ['a key twice, once in escapes', '{"data":{"box":{"name":"secret","n\\u0061me":"other"}}}'],
    ['data twice', '{"data":{"box":null},"data":{"box":{"name":"secret"}}}'],
    ['lists without end where nobody looks', `{"data":{"other":${nested('[', 100_000)}`],
    ['objects without end where nobody looks', `{"data":{"other":${nested('{"a":', 100_000)}`],
    ['rubbish where nobody looks', '{"data":{"box":{"name":"secret"}},"more":{"a":tru}}'],
  ])('%s', async (_name, body) => {
    const { ask, incidents } = answering(body);
    const { data, errors } = await ask('{ box { name count boxes { name } } }');
    expect(data).toEqual({ box: null });
    expect(errorLines(errors)).toEqual(['SOURCE_UNREADABLE at box from s']);
    expect(incidents).toMatchObject([{ source: 's', code: 'SOURCE_UNREADABLE' }]);
    expect(JSON.stringify([errors, incidents])).not.toContain('secret');
  });
});

test('escapes before the name of a type do not hide those behind it', async () => {
  const { ask } = answering(
    '{"data":{"named":{"name":"\\"An\\"","__typename":"Box","count":3,"box":{"name":"\\"B\\""}}}}',
  );
  expect(await ask('{ named { name ... on Box { count box { name } } } }')).toMatchObject({
    data: { named: { name: '"An"', count: 3, box: { name: '"B"' } } },
    errors: [],
  });
});

describe('a text that is JSON is read, however it is written', () => {
  const box = { name: 'Ảnh 😀 "An"', count: 3 };
  test.each([
    ['on many lines', JSON.stringify({ data: { box } }, undefined, 3)],
    ['in escapes', `{"d\\u0061ta":{"b\\u006fx":{"name":"\\u1ea2nh \\ud83d\\ude00 \\"An\\"","count":3}}}`],
    ['in another order', JSON.stringify({ extensions: {}, data: { box: { count: 3, name: box.name } } })],
    ['with more than was asked', JSON.stringify({ data: { x: [[], {}], box: { ...box, y: { z: 'a' } }, w: 1.5e3 } })],
    ['with errors that are none', JSON.stringify({ errors: [], data: { box } })],
  ])('%s', async (_name, body) => {
    const { data, errors } = await answering(body).ask('{ box { name count } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({ box });
  });

  test.each(['before', 'behind'])('with errors %s the data', async (place) => {
    const errors = [{ code: 'SOURCE_REPORTED_ERROR', path: ['box', 'boxes', 1, 'name'] }];
    const data = { box: { boxes: [{ name: null }, { name: null }] } };
    const body = JSON.stringify(place === 'before' ? { errors, data } : { data, errors });
    const answer = await answering(body).ask('{ box { boxes { name } } }');
    expect(answer.data).toEqual(data);
    expect(errorLines(answer.errors)).toEqual(['SOURCE_REPORTED_ERROR at box.boxes.1.name from s']);
  });
});

test('a type that cannot be a name is not handed on', async () => {
  const body = '{"data":{"named":{"__typename":"Box\\",\\"name","name":"a"}}}';
  const { data, errors } = await answering(body).ask('{ named { name } }');
  expect(data).toEqual({ named: null });
  expect(errorLines(errors)).toEqual(['SOURCE_TYPENAME_UNKNOWN at named from s']);
});

test('a long list of anything ends in an error, not in exhausted memory', async () => {
  const body = `{"data":{"box":{"boxes":[${'null,'.repeat(50_000)}null]}}}`;
  const { data, errors } = await answering(body, 1_000).ask('{ box { boxes { name } } }');
  expect(data).toBeNull();
  expect(errorLines(errors)).toEqual(['ANSWER_TOO_LARGE at ']);
});

test('an object that recurs does not carry what stands beside it elsewhere', async () => {
  const boxes = [
    { name: 'a', box: { name: 'x' } },
    { name: 'b', box: { name: 'x' } },
    { name: 'a', box: { name: 'y' } },
    { name: 'a', box: null },
  ];
  const given = [...boxes, ...boxes];
  const { data } = await answering(JSON.stringify({ data: { box: { boxes: given } } })).ask(
    '{ box { boxes { name box { name } } } }',
  );
  expect(data).toEqual({ box: { boxes: given } });
});

test.each(['objects', 'text'] as const)(
  'what another source adds to one of several equal %s stays with that one',
  async (speaks) => {
    const ids = ['1', '2', '3'];
    const towns = fakeSource({
      id: 'towns',
      sdl: `type Query { people: [Person!] }
      type Person @key(fields: "id") { id: ID! address: Address @shareable } type Address { town: String }`,
      speaks,
      resolvers: {
        Query: { people: () => ids.map((id) => ({ __typename: 'Person', id })) },
        Person: { address: () => ({ town: 'Huế' }) },
      },
    });
    const streets = fakeSource({
      id: 'streets',
      sdl: `type Person @key(fields: "id") { id: ID! address: Address @shareable } type Address { street: Street }
      type Street { name: String }`,
      speaks,
      resolvers: { Person: { address: ({ id }) => (id === '2' ? null : { street: { name: `S${String(id)}` } }) } },
    });
    const { data, errors } = await fakeFederation([towns, streets]).ask(
      '{ people { address { town street { name } } } }',
    );
    expect(errors).toEqual([]);
    const address = (name: string | null) => ({ address: { town: 'Huế', street: name === null ? null : { name } } });
    expect(data).toEqual({ people: [address('S1'), address(null), address('S3')] });
  },
);

test('an error inside an object that recurs is told at each of its places', async () => {
  const boxes = [{ count: 'x' }, { count: 1 }, { count: 'x' }];
  const { data, errors } = await answering(JSON.stringify({ data: { box: { boxes } } })).ask(
    '{ box { boxes { count } } }',
  );
  expect(data).toEqual({ box: { boxes: [{ count: null }, { count: 1 }, { count: null }] } });
  expect(errorLines(errors)).toEqual([0, 2].map((at) => `VALUE_INVALID at box.boxes.${String(at)}.count from s`));
});

test('sources that write oddly answer as others do', async () => {
  let random = seededRandom(0);
  const odd = { write: (response: unknown) => writeOddly(response, random) };
  const usual = fakeFederation(Object.values(smallCountry()));
  const strange = fakeFederation(
    Object.values(smallCountry({ population: odd, land: odd, firms: odd, tax: odd }, 'text')),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      random = seededRandom(seed);
      const { query, variables } = randomOperation(usual.schema, random);
      const expected = await usual.ask(query, { variables });
      expect(JSON.stringify(await strange.ask(query, { variables }))).toBe(JSON.stringify(expected));
    }),
    { numRuns: 60, seed: 20261120 },
  );
});
