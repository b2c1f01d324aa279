import { describe, expect, test } from '@jest/globals';
import { newNode } from '../../src/execute/tree/newNode.ts';
import { ObjectShape } from '../../src/execute/tree/objectShape.ts';
import { SeenObjects } from '../../src/execute/reading/seenObjects.ts';
import { Layout } from '../../src/execute/tree/layout.ts';
import { buildSchema } from 'graphql';

const TELLING = '{"id":"'.length;
const schema = buildSchema('type Query { any: Int }');
const shape = new ObjectShape(schema, [], new Layout()).forType(undefined);

/** Reads a list over and over, and counts the objects that had to be read. */
function readCount(objects: readonly string[], rounds: number): number {
  const seen = new SeenObjects(TELLING);
  const list = Array.from({ length: rounds }, () => objects).flat();
  const text = `[${list.join()}]`;
  let start = 1;
  let count = 0;
  for (const raw of list) {
    const hash = seen.hashAt(text, start);
    const known = seen.find(hash, text, start);
    if (known === undefined) {
      seen.add({ node: newNode(shape), raw, hash });
      count += 1;
    } else expect(known.raw).toBe(raw);
    start += raw.length + 1;
  }
  return count;
}

describe('objects that come again and again are read once each', () => {
  test.each<[string, (nth: number) => string]>([
    [
      'identifiers of twelve digits that are given out in turn',
      (nth) => `{"id":"0790${String(nth).padStart(8, '0')}"}`,
    ],
    ['codes of two digits with nothing behind them', (nth) => `{"id":"${String(nth).padStart(2, '0')}"}`],
    ['UUIDs of one moment', (nth) => `{"id":"019a0000-0000-7${String(nth * 7).padStart(3, '0')}-8000-000000000000"}`],
    ['numbers', (nth) => `{"id":${20_000 + nth}}`],
    ['one number, other values', (nth) => `{"id":1,"a":${nth * 37}}`],
  ])('%s', (_name, write) => {
    for (const distinct of [1, 7, 60, 400]) {
      const objects = Array.from({ length: distinct }, (_, nth) => write(nth));
      // Of more than there are places for, some are read again until there are more places.
      expect(readCount(objects, 20)).toBeLessThan(distinct * (distinct < 100 ? 2 : 4));
    }
  });

  test('not taken for one that only begins alike', () => {
    expect(readCount(['{"id":"1","a":{}}', '{"id":"1","a":{"b":1}}', '{"id":"1","a":{"b":2}}'], 1)).toBe(3);
  });
});
