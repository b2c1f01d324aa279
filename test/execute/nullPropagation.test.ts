import { describe, expect, test } from '@jest/globals';
import type { SourceAnswer } from '../../src/model/source.ts';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource, type Speech } from '../support/fakeSource.ts';

/** Every combination of null and non-null of GraphQL specification §6.4.4, as fields of one object. */
const sdl = `
  type Query { box: Box must: Box! }
  type Box {
    leaf: Int leafMust: Int!
    list: [Int] listMust: [Int]! items: [Int!] itemsMust: [Int!]!
    nested: [[Int!]!] inner: Box innerMust: Box! boxes: [Box] boxesMust: [Box!] sibling: Int
  }`;

function ask(query: string, data: unknown, errors: SourceAnswer['errors'] = [], speaks: Speech = 'objects') {
  const source = fakeSource({
    id: 's',
    sdl,
    speaks,
    tamper: (answer) => ({ ...answer, data: data as SourceAnswer['data'], errors }),
  });
  return fakeFederation([source]).ask(query);
}

interface Case {
  readonly field: string;
  /** What the ministry says of it. */
  readonly given: unknown;
  /** What becomes of `box`. */
  readonly box: unknown;
  readonly errors: readonly string[];
}

const missing = (path: string) => [`SOURCE_VALUE_MISSING at ${path} from s`];
const invalid = (path: string) => [`VALUE_INVALID at ${path} from s`];

const cases: readonly Case[] = [
  { field: 'leaf', given: null, box: { leaf: null }, errors: [] },
  { field: 'leaf', given: 'x', box: { leaf: null }, errors: invalid('box.leaf') },
  { field: 'leafMust', given: null, box: null, errors: missing('box.leafMust') },
  { field: 'leafMust', given: 'x', box: null, errors: invalid('box.leafMust') },
  { field: 'list', given: [1, null], box: { list: [1, null] }, errors: [] },
  { field: 'list', given: [1, 'x'], box: { list: [1, null] }, errors: invalid('box.list.1') },
  { field: 'listMust', given: [1, null], box: { listMust: [1, null] }, errors: [] },
  { field: 'listMust', given: null, box: null, errors: missing('box.listMust') },
  { field: 'items', given: [1, null], box: { items: null }, errors: missing('box.items.1') },
  { field: 'items', given: null, box: { items: null }, errors: [] },
  {
    field: 'items',
    given: ['x', 'y'],
    box: { items: null },
    errors: [...invalid('box.items.0'), ...invalid('box.items.1')],
  },
  { field: 'itemsMust', given: [null], box: null, errors: missing('box.itemsMust.0') },
  { field: 'nested', given: [[1], [null]], box: { nested: null }, errors: missing('box.nested.1.0') },
  { field: 'nested', given: [[1], null], box: { nested: null }, errors: missing('box.nested.1') },
  {
    field: 'inner { leafMust }',
    given: { leafMust: null },
    box: { inner: null },
    errors: missing('box.inner.leafMust'),
  },
  { field: 'innerMust { leafMust }', given: { leafMust: null }, box: null, errors: missing('box.innerMust.leafMust') },
  {
    field: 'innerMust { inner { leafMust } }',
    given: { inner: { leafMust: null } },
    box: { innerMust: { inner: null } },
    errors: missing('box.innerMust.inner.leafMust'),
  },
  {
    field: 'boxes { leafMust }',
    given: [{ leafMust: 1 }, { leafMust: null }],
    box: { boxes: [{ leafMust: 1 }, null] },
    errors: missing('box.boxes.1.leafMust'),
  },
  {
    field: 'boxesMust { leafMust }',
    given: [{ leafMust: 1 }, { leafMust: null }],
    box: { boxesMust: null },
    errors: missing('box.boxesMust.1.leafMust'),
  },
];

describe('null goes up to the nearest place that admits it, and no further', () => {
  test.each(cases.map((given) => [`${given.field} ${JSON.stringify(given.given)}`, given] as const))(
    '%s',
    async (_name, { field, given, box, errors }) => {
      const name = field.split(' ')[0] ?? '';
      for (const speaks of ['objects', 'text'] as const) {
        const answer = await ask(`{ box { ${field} } }`, { box: { [name]: given } }, [], speaks);
        expect(answer.data).toEqual({ box });
        expect(errorLines(answer.errors)).toEqual(errors);
      }
    },
  );

  test('to the root, if need be', async () => {
    const answer = await ask('{ must { leafMust } box { leaf } }', { must: { leafMust: null }, box: { leaf: 1 } });
    expect(answer.data).toBeNull();
    expect(errorLines(answer.errors)).toEqual(missing('must.leafMust'));
  });

  test('errors of neighbours that went down with it are kept', async () => {
    const answer = await ask('{ box { leafMust leaf sibling } }', { box: { leafMust: null, leaf: 'x', sibling: 1 } });
    expect(answer.data).toEqual({ box: null });
    expect(errorLines(answer.errors)).toEqual([...missing('box.leafMust'), ...invalid('box.leaf')]);
  });

  test('an error of the ministry is told once, where it happened', async () => {
    const answer = await ask('{ box { innerMust { leafMust } } }', { box: null }, [
      { code: 'SOURCE_REPORTED_ERROR', path: ['box', 'innerMust', 'leafMust'] },
    ]);
    expect(answer.data).toEqual({ box: null });
    expect(errorLines(answer.errors)).toEqual(['SOURCE_REPORTED_ERROR at box.innerMust.leafMust from s']);
  });
});
