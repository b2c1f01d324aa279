import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LruCache } from '../../src/util/lruCache.ts';

test('what was not used for longest goes first', () => {
  const cache = new LruCache<string, number>({ maxWeight: 2 });
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
});

test('an entry heavier than the whole cache is not kept, and takes its predecessor along', () => {
  const cache = new LruCache<string, string>({ maxWeight: 5, weigh: (value) => value.length });
  cache.set('a', 'old');
  cache.set('a', 'far too long');
  expect([cache.get('a'), cache.size, cache.weight]).toEqual([undefined, 0, 0]);
});

test('it never weighs more than it may, and keeps the newest', () => {
  const operations = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 6 })));
  fc.assert(
    fc.property(operations, (entries) => {
      const cache = new LruCache<number, number>({ maxWeight: 10, weigh: (value) => value });
      for (const [key, value] of entries) {
        cache.set(key, value);
        expect(cache.weight).toBeLessThanOrEqual(10);
        expect(cache.get(key)).toBe(value);
      }
    }),
  );
});

test('it keeps what a list in the order of use would keep', () => {
  const step = fc.tuple(fc.constantFrom('get', 'set', 'delete'), fc.integer({ min: 0, max: 9 }), fc.nat({ max: 4 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = new LruCache<number, number>({ maxWeight: 12, weigh: (value) => value });
      let list: { readonly key: number; readonly value: number }[] = [];
      for (const [what, key, value] of steps) {
        const found = list.find((each) => each.key === key);
        if (what === 'get') expect(cache.get(key)).toBe(found?.value);
        if (what === 'set') cache.set(key, value);
        if (what === 'delete') cache.delete(key);
        const now = what === 'set' ? { key, value } : what === 'get' ? found : undefined;
        list = [...list.filter((each) => each.key !== key), ...(now === undefined ? [] : [now])];
        while (list.reduce((sum, each) => sum + each.value, 0) > 12) list.shift();
      }
      expect([cache.size, cache.weight]).toEqual([list.length, list.reduce((sum, each) => sum + each.value, 0)]);
      for (const each of list) expect(cache.get(each.key)).toBe(each.value);
    }),
    { numRuns: 300 },
  );
});
