import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aWorld, hashesOf, type AWorld } from './aWorld.ts';

describe('a world follows from its seed and size', () => {
  const worlds: AWorld[] = [];
  let first: Readonly<Record<string, string>>;

  const made = async (people: number, seed: number): Promise<Readonly<Record<string, string>>> => {
    const world = await aWorld({ people, seed });
    worlds.push(world);
    return hashesOf(world.directory);
  };

  beforeAll(async () => {
    first = await made(1000, 7);
  });
  afterAll(async () => {
    await Promise.all(worlds.map((world) => world.remove()));
  });

  test('it is seven databases, a ledger, the scenarios and a summary', () => {
    expect(Object.keys(first)).toEqual([
      'finance.sqlite',
      'government-office.sqlite',
      'health.sqlite',
      'justice.sqlite',
      'land.sqlite',
      'ledger.jsonl',
      'population.sqlite',
      'scenarios.json',
      'tax.sqlite',
      'world.json',
    ]);
  });

  test('the same seed and size give the same bytes in every file', async () => {
    expect(await made(1000, 7)).toEqual(first);
  });

  test('another seed gives other bytes in every database and ledger, and the same scenarios', async () => {
    const other = await made(1000, 8);
    const same = Object.keys(first).filter((name) => other[name] === first[name]);
    expect(same).toEqual(['scenarios.json']);
  });

  test('a larger world of the same seed begins with the same families', async () => {
    const larger = await aWorld({ people: 1500, seed: 7 });
    worlds.push(larger);
    const [small] = worlds;
    const headsOf = (world: AWorld | undefined) =>
      world?.ask('SELECT so_dinh_danh, ho_ten FROM population.cong_dan LIMIT 800');
    expect(await headsOf(larger)).toEqual(await headsOf(small));
  });

  test('there are exactly as many people as asked for, besides those of the scenarios', () => {
    expect(worlds.map((world) => world.summary.people)).toEqual([1000, 1000, 1000, 1500]);
  });
});
