import { describe, expect, test } from '@jest/globals';
import { shapeDifferences, type Answer } from './support/shapes.ts';

const answer = (data: unknown, errors: Answer['errors'] = []): Answer => ({ status: 200, data, errors });
const refused = (...path: (string | number)[]) => ({ path, extensions: { code: 'FIELD_NOT_FOR_PURPOSE' } });

describe('shapes of answers differ', () => {
  test('where a value is of another kind', () => {
    const [one, other] = [answer({ people: [{ age: 1 }] }), answer({ people: [{ age: '1' }] })];
    expect(shapeDifferences(one, other)).toEqual(['.people[].age: number and text']);
  });

  test('where one answers what the other refuses', () => {
    const [one, other] = [
      answer({ person: { age: null } }, [refused('person', 'age')]),
      answer({ person: { age: 1 } }),
    ];
    expect(shapeDifferences(one, other)).toEqual(['.person.age: FIELD_NOT_FOR_PURPOSE is missing']);
    expect(shapeDifferences(other, one)).toEqual(['.person.age: FIELD_NOT_FOR_PURPOSE is missing']);
  });

  test('where one has no data', () => {
    expect(shapeDifferences(answer(undefined), answer({ a: 1 }))).toEqual(['one has data, the other has none']);
  });
});

describe('shapes of answers agree', () => {
  test('however long the lists are, and whatever is not known', () => {
    const [one, other] = [answer({ people: [{ age: 1 }, { age: 2 }] }), answer({ people: [{ age: null }] })];
    expect(shapeDifferences(one, other)).toEqual([]);
  });

  test('where nothing stands in which something could be refused', () => {
    const [one, other] = [answer({ people: [{ age: null }] }, [refused('people', 0, 'age')]), answer({ people: [] })];
    expect(shapeDifferences(one, other)).toEqual([]);
  });
});
