import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { GroupCommit } from '../../src/audit/write/groupCommit.ts';

/** A group whose store needs two steps of so many milliseconds for a write. */
function groupOver(stepMs: number) {
  const conditions: string[] = [];
  const write = async (items: readonly number[]) => {
    await pause(stepMs);
    await pause(stepMs);
    return items.map((item) => item + 1);
  };
  const group = new GroupCommit(write, {
    ...{ timeoutMs: 150, queueLimit: 100, mostPerWrite: 10, gatherMs: 0, nowMs: Date.now },
    expected: () => Number.POSITIVE_INFINITY,
    onFailure: () => undefined,
    onCondition: (condition) => conditions.push(condition),
  });
  return { group, conditions };
}

test('a process that was busy with itself does not take its store for down', async () => {
  const { group, conditions } = groupOver(20);
  const written = [1, 2, 3].map((item) => group.append(item));
  await Promise.resolve();
  const endMs = Date.now() + 500;
  while (Date.now() < endMs);
  expect(await Promise.all(written)).toEqual([2, 3, 4]);
  expect(conditions).toEqual([]);
});

test('a store that takes too long is down, also for who comes in the middle of it', async () => {
  const { group, conditions } = groupOver(400);
  const refused = expect.objectContaining({ status: 'rejected' });
  const first = group.append(1);
  await pause(50);
  expect(await Promise.allSettled([first, group.append(2)])).toEqual([refused, refused]);
  expect(conditions).toEqual(['down']);
  await group.settled();
});

test('the more a write had, the more is waited for before the next one; one alone keeps nobody waiting', async () => {
  const writes: number[][] = [];
  const group = new GroupCommit(
    (items: readonly number[]) => {
      writes.push([...items]);
      return Promise.resolve(items);
    },
    {
      ...{ timeoutMs: 10_000, queueLimit: 100, mostPerWrite: 50, gatherMs: 1_500, nowMs: Date.now },
      expected: () => Number.POSITIVE_INFINITY,
      onFailure: () => undefined,
      onCondition: () => undefined,
    },
  );
  await group.append(1);
  await group.append(2);
  expect(writes).toEqual([[1], [2]]);
  const many = Array.from({ length: 33 }, (_, item) => item);
  await Promise.all(many.map((item) => group.append(item)));
  const first = group.append(3);
  await pause(20);
  await Promise.all([first, group.append(4)]);
  expect(writes).toEqual([[1], [2], many, [3, 4]]);
});

test('more gather until all who are on the way have come, and no longer', async () => {
  const writes: number[][] = [];
  let expected = 0;
  const group = new GroupCommit(
    (items: readonly number[]) => {
      writes.push([...items]);
      return Promise.resolve(items);
    },
    {
      ...{ timeoutMs: 60_000, queueLimit: 100, mostPerWrite: 50, gatherMs: 30_000, nowMs: Date.now },
      expected: () => expected,
      onFailure: () => undefined,
      onCondition: () => undefined,
    },
  );
  const many = Array.from({ length: 33 }, (_, item) => item);
  await Promise.all(many.map((item) => group.append(item)));
  expected = 3;
  const first = [group.append(1), group.append(2)];
  await pause(50);
  expect(writes).toEqual([many]);
  // Half a minute would be too long for this test.
  await Promise.all([...first, group.append(3)]);
  expect(writes).toEqual([many, [1, 2, 3]]);
  expected = 0;
  await group.append(4);
  await group.settled();
});
