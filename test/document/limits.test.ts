import { describe, expect, test } from '@jest/globals';
import type { DocumentLimits } from '../../src/document/documentLimits.ts';
import { documentStage, refusalCodes } from './schema.ts';

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number, open: string, close: string, core: string) =>
  open.repeat(depth) + core + close.repeat(depth);

/** Each fragment spreads the next one twice: 2ⁿ fields in a text of n lines. */
const bomb = (levels: number) =>
  `{ people { ...F0 } } ${times(levels, (level) => `fragment F${String(level)} on Person { friends { ...F${String(level + 1)} } spouse { ...F${String(level + 1)} } }`)} fragment F${String(levels)} on Person { born }`;
/** As before, at one level: it is not deep, only large. */
const flatBomb = (levels: number) =>
  `{ people { ...F0 } } ${times(levels, (level) => `fragment F${String(level)} on Person { ...F${String(level + 1)} ...F${String(level + 1)} }`)} fragment F${String(levels)} on Person { born }`;

describe('hostile documents are refused before anything expensive', () => {
  const hostile: readonly (readonly [string, string, string])[] = [
    ['a text of a megabyte', `{ people { born } } #${'x'.repeat(1_000_000)}`, 'DOCUMENT_TOO_LARGE'],
    ['a text of three-byte letters', `{ people { born } } #${'ệ'.repeat(100_000)}`, 'DOCUMENT_TOO_LARGE'],
    ['ten thousand tokens too many', `{ ${'__typename '.repeat(20_000)} }`, 'DOCUMENT_TOO_LARGE'],
    ['brackets that would exhaust the stack', nested(40_000, '{a', '}', ''), 'DOCUMENT_TOO_DEEP'],
    [
      'lists that would exhaust the stack',
      `{ person(personalId: ${nested(40_000, '[', ']', '')}) { born } }`,
      'DOCUMENT_TOO_DEEP',
    ],
    [
      'a deep literal',
      `{ person(personalId: 1, filter: ${nested(30, '{inner: ', '}', '{}')}) { born } }`,
      'DOCUMENT_TOO_DEEP',
    ],
    ['a deep selection', `{ people ${nested(60, '{ spouse ', '}', '{ born }')} }`, 'DOCUMENT_TOO_DEEP'],
    ['a wide selection', `{ people { ${'born '.repeat(2_000)} } }`, 'DOCUMENT_TOO_MANY_FIELDS'],
    [
      'a hundred aliases of one field',
      `{ ${times(101, (index) => `a${String(index)}: people { born }`)} }`,
      'DOCUMENT_TOO_MANY_FIELDS',
    ],
    [
      'a thousand directives',
      `{ people { ${times(100, () => `born ${'@skip(if: false) '.repeat(10)}`)} } }`,
      'DOCUMENT_TOO_MANY_FIELDS',
    ],
    ['a number of a thousand digits', `{ people(first: ${'9'.repeat(1_000)}) { born } }`, 'DOCUMENT_NUMBER_TOO_LONG'],
    ['a deep fragment bomb', bomb(60), 'DOCUMENT_TOO_DEEP'],
    ['a shallow fragment bomb', bomb(20), 'DOCUMENT_TOO_MANY_FIELDS'],
    ['a flat fragment bomb of 2¹⁰⁰ fields', flatBomb(100), 'DOCUMENT_TOO_MANY_FIELDS'],
    ['a fragment that spreads itself', '{ people { ...A } } fragment A on Person { ...A }', 'DOCUMENT_INVALID'],
    [
      'fragments that spread each other',
      '{ people { ...A } } fragment A on Person { spouse { ...B } } fragment B on Person { ...A }',
      'DOCUMENT_INVALID',
    ],
    [
      'introspection that squares the schema',
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
      'DOCUMENT_INVALID',
    ],
  ];
  test.each(hostile)('%s', (_name, query, code) => {
    const stage = documentStage();
    const access = { profileId: 'test', refuse: () => undefined };
    const outcome = stage.prepare({ query }, access);
    expect(outcome.ok ? [] : outcome.errors.map(({ extensions }) => extensions.code)[0]).toBe(code);
    // The second time costs a look into the cache.
    stage.prepare({ query }, access);
    expect(stage.work).toEqual({ parsed: query.length > 256 * 1024 ? 0 : 1, normalised: 0 });
  });
});

describe('ordinary documents pass', () => {
  test.each([
    [
      'with text in strings and comments that looks like nesting',
      '{ person(personalId: "{{{{\\"[[[[") { born } } # {{{{{{',
    ],
    ['with a block string', '{ person(personalId: """ {{{{ \\""" [[[[ """) { born } }'],
    [
      'with the same fragment in many places',
      `{ ${times(40, (index) => `a${String(index)}: people { ...A }`)} } fragment A on Person { born name personalId }`,
    ],
  ])('%s', (_name, query) => {
    expect(refusalCodes(query, { nesting: 6 })).toEqual([]);
  });
});

test('every limit can be set', () => {
  const query =
    '{ a: people(first: 12) @skip(if: false) { ... @defer { born } } person(personalId: 1, filter: { tags: [] }) { ...F } } fragment F on Person { born }';
  const accepts = { incremental: true, events: false };
  expect(refusalCodes({ query, accepts })).toEqual([]);
  const refusals: Readonly<Record<Exclude<keyof DocumentLimits, 'errors'>, readonly [number, string]>> = {
    bytes: [10, 'DOCUMENT_TOO_LARGE'],
    tokens: [5, 'DOCUMENT_TOO_LARGE'],
    nameLength: [5, 'DOCUMENT_TOO_LARGE'],
    nesting: [1, 'DOCUMENT_TOO_DEEP'],
    depth: [1, 'DOCUMENT_TOO_DEEP'],
    literalDepth: [1, 'DOCUMENT_TOO_DEEP'],
    breadth: [1, 'DOCUMENT_TOO_MANY_FIELDS'],
    aliases: [0, 'DOCUMENT_TOO_MANY_FIELDS'],
    fragments: [0, 'DOCUMENT_TOO_MANY_FIELDS'],
    directives: [1, 'DOCUMENT_TOO_MANY_FIELDS'],
    fields: [3, 'DOCUMENT_TOO_MANY_FIELDS'],
    deferred: [0, 'DOCUMENT_TOO_MANY_FIELDS'],
    numberLength: [1, 'DOCUMENT_NUMBER_TOO_LONG'],
  };
  for (const [name, [value, code]] of Object.entries(refusals))
    expect([name, ...refusalCodes({ query, accepts }, { [name]: value })]).toEqual([name, code]);
  expect(refusalCodes('{ a b c }', { errors: 2 }).length).toBeLessThanOrEqual(3);
});
