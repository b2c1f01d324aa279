import { expect, test } from '@jest/globals';
import type { FoundSubjects, KnownSubject } from '../../src/audit/store/auditStore.ts';
import type { LogState } from '../../src/audit/store/logState.ts';
import { SubjectRegister, type FindSubjects } from '../../src/audit/subjects/subjectRegister.ts';

const STATE: LogState = {
  logId: '0'.repeat(32),
  version: 1,
  size: 1,
  peaks: [],
  erasures: 0,
  subjects: 1,
  headSize: 0,
  headMs: 0,
  keyId: 'k',
};

/** A store that knows these subjects, and what it was asked for. */
function storeOf(state: LogState, known: ReadonlyMap<string, KnownSubject>) {
  const asked: (readonly string[])[] = [];
  const find: FindSubjects = (keys): Promise<FoundSubjects> => {
    asked.push(keys);
    const byKey = new Map([...known].filter(([key]) => keys.includes(key)));
    return Promise.resolve({ byKey, subjects: state.subjects, erasures: state.erasures });
  };
  return { asked, find };
}

test('who is remembered is not looked up again, and twice in a batch is one subject', async () => {
  const register = new SubjectRegister(Buffer.alloc(32, 1));
  const { asked, find } = storeOf(STATE, new Map());
  const references = ['a', 'b', 'a'].map((each) => register.reference('person', each));
  const first = await register.resolve(references, STATE, await register.prefetch(references, find), find);
  expect(first.added.map(({ number }) => number)).toEqual([1, 2]);
  expect(asked).toHaveLength(1);
  register.remember(first);
  const after = { ...STATE, subjects: 3 };
  const again = await register.resolve(references, after, await register.prefetch(references, find), find);
  expect(again.added).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(references.map((each) => again.of(each).number)).toEqual([1, 2, 1]);
});

test('after an erasure by another process everybody is looked up, also who was remembered beforehand', async () => {
  const register = new SubjectRegister(Buffer.alloc(32, 1));
  const before = storeOf(STATE, new Map());
  const old = register.reference('person', 'old');
  register.remember(await register.resolve([old], STATE, undefined, before.find));

  const erased = { ...STATE, erasures: 1, subjects: 2 };
  const after = storeOf(erased, new Map([[old.key, { number: 1, commitment: 'c' }]]));
  const batch = [old, register.reference('person', 'new')];
  const prefetched = await register.prefetch(batch, after.find);
  const resolved = await register.resolve(batch, erased, prefetched, after.find);
  expect(resolved.of(old)).toEqual({ number: 1, commitment: 'c' });
  expect(resolved.added.map(({ number }) => number)).toEqual([2]);
});
