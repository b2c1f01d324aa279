import { describe, expect, test } from '@jest/globals';
import { compileOperation } from '../../src/execute/compileOperation.ts';
import { errorLines, fakeFederation, type AskOptions } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';

const people = fakeSource({
  id: 'people',
  sdl: `
    type Query { person: Person }
    type Person @key(fields: "id") { id: ID! papers: [Paper!] employer: Employer any: Any }
    type Paper { number: String! year: Int isOld: Boolean issuer: Issuer }
    type Issuer { name: String! }
    type Employer @key(fields: "code") { code: ID! }
    union Any = Paper | Issuer
  `,
  speaks: 'text',
});
const others = fakeSource({
  id: 'others',
  sdl: `
    type Person @key(fields: "id") { id: ID! taxes: [Tax] }
    type Tax { year: Int amount: Float }
    type Employer @key(fields: "code") { code: ID! name: String }
  `,
  speaks: 'text',
});
const federation = fakeFederation([people, others]);

/** The place of a field under `person`. */
function isWhole(query: string, field: string): boolean {
  const operation = federation.operation(query);
  const { rootShape } = compileOperation(federation.schema, new Map(), federation.plan(query), operation);
  return rootShape.layout.child('person').child(field).whole !== undefined;
}

describe('a value is taken over as it stands', () => {
  test.each([
    ['objects in a list', '{ person { papers { number year isOld } } }', 'papers'],
    ['objects with objects in them', '{ person { papers { number issuer { name } } } }', 'papers'],
    ['what another ministry brings', '{ person { id taxes { year amount } } }', 'taxes'],
    ['under another name', '{ person { sheets: papers { number } } }', 'papers'],
    ['mentioned twice alike', '{ person { papers { number } sheets: papers { number } } }', 'papers'],
  ])('%s', (_name, query, field) => {
    expect(isWhole(query, field)).toBe(true);
  });

  test.each([
    ['a field under another name', '{ person { papers { no: number } } }', 'papers'],
    ['a field twice under two names', '{ person { papers { number no: number } } }', 'papers'],
    ['the name of the type, which is written here', '{ person { papers { __typename number } } }', 'papers'],
    ['mentioned twice, not alike', '{ person { papers { number } sheets: papers { year } } }', 'papers'],
    ['somebody else is asked about it', '{ person { employer { code name } } }', 'employer'],
    ['of one of several types', '{ person { any { ... on Paper { number } } } }', 'any'],
    ['a part comes later', '{ person { papers { number ... @defer { year } } } }', 'papers'],
    ['another part comes later', '{ person { papers { number } ... @defer { taxes { year } } } }', 'papers'],
  ])('not: %s', (_name, query, field) => {
    expect(isWhole(query, field)).toBe(false);
  });
});

describe('whatever stands in its place', () => {
  const QUERY = '{ person { papers { number year isOld issuer { name } } } }';
  const paper = { number: 'a', year: 1, isOld: true, issuer: { name: 'x' } };
  const text = JSON.stringify(paper);

  function answering(papers: string) {
    const source = fakeSource({
      id: 'people',
      sdl: `
        type Query { person: Person } type Person { papers: [Paper!] }
        type Paper { number: String! year: Int isOld: Boolean issuer: Issuer } type Issuer { name: String! }`,
      speaks: 'text',
      write: () => `{"data":{"person":{"papers":${papers}}}}`,
    });
    return fakeFederation([source], { maxValues: 50 }).ask(QUERY);
  }

  test.each([
    ['one', `[${text}]`, [paper]],
    ['none', '[]', []],
    ['space', `[ ${text} , ${text}\n]`, [paper, paper]],
    ['space in one', `[${text},${text.replace(',', ', ')}]`, [paper, paper]],
    ['space behind colons', `[${text.replaceAll(':', ': ')},${text.replace('"year":', '"year":\n')}]`, [paper, paper]],
    ['space behind one that is within', `[${text.replace('"name":', '"name": ')}]`, [paper]],
    ['space before nothing', `[${text.replace('"year":1', '"year": null')}]`, [{ ...paper, year: null }]],
    ['another order', '[{"year":1,"number":"a","isOld":true,"issuer":{"name":"x"}}]', [paper]],
    ['more than was asked for', `[${text.replace('}', ',"secret":1}')},${text}]`, [paper, paper]],
    ['more at the end', `[${text.slice(0, -1)},"secret":"s"}]`, [paper]],
    ['the type', `[{"__typename":"Paper",${text.slice(1)}]`, [paper]],
    ['nothing where nothing may be', `[${text.replace('1', 'null')}]`, [{ ...paper, year: null }]],
    ['no object where none may be', `[${text.replace('{"name":"x"}', 'null')}]`, [{ ...paper, issuer: null }]],
    ['escapes', `[${text.replace('"a"', '"\\u0061\\"\\n"')}]`, [{ ...paper, number: 'a"\n' }]],
    [
      'escapes before another order',
      `[${text.replace('"a"', '"\\""')},{"year":1,"number":"a","isOld":true,"issuer":{"name":"x"}}]`,
      [{ ...paper, number: '"' }, paper],
    ],
    ['brackets in a text', `[${text.replace('"a"', '"}],{\\"name\\":["')}]`, [{ ...paper, number: '}],{"name":[' }]],
  ])('right: %s', async (_name, papers, expected) => {
    const { data, errors } = await answering(papers);
    expect(errors).toEqual([]);
    expect(data).toEqual({ person: { papers: expected } });
  });

  test.each([
    ['nothing where something must be', `[${text},${text.replace('"a"', 'null')}]`, 'SOURCE_VALUE_MISSING', '1.number'],
    ['a text for a number', `[${text.replace('1', '"1x"')}]`, 'VALUE_INVALID', '0.year'],
    ['a number too large', `[${text.replace('1', '99999999999')}]`, 'VALUE_INVALID', '0.year'],
    ['a list for a text', `[${text.replace('"a"', '["a"]')}]`, 'VALUE_INVALID', '0.number'],
    ['an object for a text', `[${text.replace('"a"', '{"a":1}')}]`, 'VALUE_INVALID', '0.number'],
    ['a text for an object', `[${text.replace('{"name":"x"}', '"x"')}]`, 'SOURCE_ANSWER_SHAPE', '0.issuer'],
    ['a missing field', `[${text.replace('"year":1,', '')}]`, 'SOURCE_ANSWER_SHAPE', '0.year'],
    ['lists in the list', `[[${text}]]`, 'SOURCE_ANSWER_SHAPE', '0'],
  ])('wrong: %s', async (_name, papers, code, place) => {
    const { errors } = await answering(papers);
    expect(errorLines(errors)).toEqual([`${code} at person.papers.${place} from people`]);
  });

  test.each([
    ['an object', text, 'SOURCE_ANSWER_SHAPE at person.papers from people'],
    ['more values than an answer may have', `[${Array(10).fill(text).join()}]`, 'ANSWER_TOO_LARGE at '],
  ])('wrong as a whole: %s', async (_name, papers, expected) => {
    const { errors } = await answering(papers);
    expect(errorLines(errors)).toEqual([expected]);
  });

  test.each([
    ['cut short', `[${text.slice(0, -1)}`],
    ['a key twice', `[{"number":"a",${text.slice(1)}]`],
    ['no JSON', `[${text.replace('true', 'yes')}]`],
    ['a comma too many', `[${text},]`],
  ])('no JSON: %s', async (_name, papers) => {
    const { errors } = await answering(papers);
    expect(errorLines(errors)).toEqual(['SOURCE_UNREADABLE at person from people']);
  });
});

test('what recurs counts each time', async () => {
  const text = '{"papers":[{"number":"a"},{"number":"b"}]}';
  const source = fakeSource({
    id: 's',
    sdl: 'type Query { people: [Person] } type Person { papers: [Paper] } type Paper { number: String }',
    speaks: 'text',
    write: () => `{"data":{"people":[${Array(20).fill(text).join()}]}}`,
  });
  const ask = (maxValues: number) => fakeFederation([source], { maxValues }).ask('{ people { papers { number } } }');
  const { data } = await ask(1 + 20 + 20 + 40 + 40);
  expect(data).toEqual({ people: Array(20).fill(JSON.parse(text)) });
  expect(errorLines((await ask(1 + 20 + 20 + 40 + 39)).errors)).toEqual(['ANSWER_TOO_LARGE at ']);
});

describe('what is refused within it is told of', () => {
  const source = fakeSource({
    id: 'p',
    sdl: 'type Query { person: Person } type Person { papers: [Paper] } type Paper { number: String secret: String }',
    speaks: 'text',
    write: () => '{"data":{"person":{"papers":[{"number":"a"}]}}}',
  });
  const refuse: AskOptions['refuse'] = (type, field) =>
    `${type}.${field}` === 'Paper.secret' ? { code: 'FIELD_REFUSED', params: { field: 'Paper.secret' } } : undefined;

  test.each([
    '{ person { papers { number secret } } }',
    '{ person { papers { number } papers { secret } } }',
    '{ person { papers { number } ... on Person { papers { secret } } } }',
    '{ person { papers { number } } ... on Query { person { papers { secret } } } }',
  ])('%s', async (query) => {
    const { data, errors } = await fakeFederation([source]).ask(query, { refuse });
    expect(data).toEqual({ person: { papers: [{ number: 'a', secret: null }] } });
    expect(errorLines(errors)).toEqual(['FIELD_REFUSED at person.papers.0.secret']);
  });
});
