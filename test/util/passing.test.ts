import { expect, test } from '@jest/globals';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { PassingMap } from '../../src/util/passing.ts';

test('it is a map, however often it is made anew', () => {
  const change = fc.oneof(
    fc.record({ key: fc.nat(400), value: fc.nat() }),
    fc.record({ key: fc.nat(400) }),
    fc.constant('clear' as const),
  );
  const changes = fc.array(fc.tuple(fc.nat(40), change), { maxLength: 60 });
  fc.assert(
    fc.property(changes, (script) => {
      const [passing, plain] = [new PassingMap<number, number>(), new Map<number, number>()];
      for (const [times, asked] of script) {
        for (let time = 0; time < times; time += 1) {
          if (asked === 'clear') {
            passing.clear();
            plain.clear();
          } else if ('value' in asked) {
            passing.set(asked.key + time, asked.value);
            plain.set(asked.key + time, asked.value);
          } else {
            passing.delete(asked.key + time);
            plain.delete(asked.key + time);
          }
        }
        expect([...passing.keys()]).toEqual([...plain.keys()]);
        expect(passing.size).toBe(plain.size);
        for (const [key, value] of plain) expect(passing.get(key)).toBe(value);
      }
    }),
  );
});

test('entries that leave while it is gone through are no trouble', () => {
  const passing = new PassingMap<number, true>();
  for (let key = 0; key < 1_000; key += 1) passing.set(key, true);
  const seen: number[] = [];
  for (const key of passing.keys()) {
    seen.push(key);
    passing.delete(key);
    passing.delete(key + 1);
  }
  expect(seen).toHaveLength(500);
  expect(passing.size).toBe(0);
});

/** Bytes of objects that the garbage collector takes for old. */
function oldBytes(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => /^(?:old|large_object)/.test(space_name));
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

test('what has left is forgotten without a collection of everything', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void;
  const passing = new PassingMap<number, number[]>();
  passing.set(-1, []);
  collect();
  const before = oldBytes();
  // Eight are under way at a time; 80 MB come and go.
  for (let key = 0; key < 50_000; key += 1) {
    passing.set(key, new Array<number>(200).fill(key));
    passing.delete(key - 8);
    if (key % 2_000 === 0) collect({ type: 'minor' });
  }
  expect(oldBytes() - before).toBeLessThan(5_000_000);
});
