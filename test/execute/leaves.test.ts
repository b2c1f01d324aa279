import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addLeaf, Leaves } from '../../src/execute/tree/leaves.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';

describe('a leaf is known by its place', () => {
  test('in whichever text it stands, and whatever was noted in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary-ascii' }), { maxLength: 20 }), { maxLength: 8 }),
        (texts) => {
          const leaves = new Leaves();
          const opened = texts.map((words) => ({ words, source: leaves.open(words.join('')) }));
          const noted = opened.flatMap(({ words, source }) => {
            let start = 0;
            return words.map((word) => ({ word, leaf: addLeaf(source, start, (start += word.length)) }));
          });
          expect(noted.map(({ leaf }) => typeof leaf)).not.toContain('string');
          expect(noted.map(({ leaf }) => leaves.text(leaf))).toEqual(noted.map(({ word }) => word));
        },
      ),
    );
  });

  test('one leaf more than there are numbers, and one text more, is cut out', () => {
    const leaves = new Leaves();
    const first = leaves.open('abc');
    for (let count = 0; count < 1 << 20; count++) addLeaf(first, 0, 1);
    expect(addLeaf(first, 1, 2)).toBe('b');
    for (let count = 1; count < 1 << 10; count++) leaves.open('');
    expect(addLeaf(leaves.open('xyz'), 1, 3)).toBe('yz');
    expect(leaves.text('yz')).toBe('yz');
  });
});

/** Asks for a field of each of many things, one request for each. */
async function askOneByOne(count: number) {
  const ids = Array.from({ length: count }, (_, index) => String(index));
  const names = fakeSource({
    id: 'names',
    sdl: 'type Query { things: [Thing!]! } type Thing @key(fields: "id") { id: ID! }',
    speaks: 'text',
    resolvers: { Query: { things: () => ids.map((id) => ({ id })) } },
  });
  const sizes = fakeSource({
    id: 'sizes',
    sdl: 'type Thing @key(fields: "id") { id: ID! size: Int }',
    speaks: 'text',
    rows: { Thing: ids.map((id) => ({ id, size: Number(id) + 1 })) },
  });
  return fakeFederation([names, sizes], { batchLimit: () => 1 }).ask('{ things { id size } }');
}

test('an answer that more texts have brought than there are numbers for is whole', async () => {
  const { data, errors } = await askOneByOne(1_100);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    things: Array.from({ length: 1_100 }, (_, index) => ({ id: String(index), size: index + 1 })),
  });
});

test.each([
  ['as they have to stand', '{"id":"1","name":"a","size":2}'],
  ['in another order', '{"size":2,"id":"1","name":"a"}'],
  ['with space between them', '{ "id" : "1" , "name":"a", "size":2 }'],
  ['with more than was asked for', '{"id":"1","name":"a","more":[1],"size":2,"rest":{}}'],
  ['with a number as its source writes it', '{"id":"1","name":"a","size":2e0}'],
  ['with letters as escapes', '{"id":"1","name":"\\u0061","size":2}'],
])('fields %s in the text of a source make the same answer', async (_, body) => {
  const source = fakeSource({
    id: 's',
    sdl: 'type Query { thing: Thing } type Thing { id: ID name: String size: Int }',
    speaks: 'text',
    write: () => `{"data":{"thing":${body}}}`,
  });
  const { data, errors } = await fakeFederation([source]).ask('{ thing { id name size } }');
  expect({ data, errors }).toEqual({ data: { thing: { id: '1', name: 'a', size: 2 } }, errors: [] });
});
