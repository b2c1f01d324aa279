import { describe, expect, test } from '@jest/globals';
import type { PreparedOperation } from '../../src/model/operation.ts';
import { documentStage } from './schema.ts';

function preparing() {
  const stage = documentStage();
  return (query: string, variables = {}, profileId = 'p'): PreparedOperation => {
    const outcome = stage.prepare({ query, variables }, { profileId, refuse: () => undefined });
    if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
    return outcome.prepared;
  };
}

describe('operations that differ in written values alone', () => {
  test('share one operation and keep their values', () => {
    const prepare = preparing();
    const [first, second] = ['1', '2'].map((id) => prepare(`{ person(personalId: "${id}") { born } people { name } }`));
    expect(second?.operation).toBe(first?.operation);
    expect([first?.variables, second?.variables]).toEqual([{ v0: '1' }, { v0: '2' }]);
    expect(first?.operation.projection.fields[1]?.place).toEqual({ line: 1, column: 36 });
  });

  test('share one without places when what stands behind them moves', () => {
    const prepare = preparing();
    const [first, second, third] = ['1', '22', '333'].map((id) =>
      prepare(`{ person(personalId: "${id}") { born } people { name } }`),
    );
    expect(third?.operation).toBe(second?.operation);
    expect(second?.operation).not.toBe(first?.operation);
    expect(second?.operation.text).toBe(first?.operation.text);
    expect(JSON.stringify(second?.operation.projection)).not.toContain('place');
    expect(prepare('{ person(personalId: "1") { born } people { name } }').operation).toBe(first?.operation);
  });

  test('share with those that have variables there', () => {
    const prepare = preparing();
    const written = prepare('query Q {\n person(personalId: "1")\n { born } }');
    const variable = prepare('query Q($a: ID!) {\n person(personalId: $a)\n { born } }', { a: '2' });
    expect(variable.operation).toBe(written.operation);
    expect(variable.variables).toEqual({ v0: '2' });
  });

  test.each([
    ['other response keys', '{ one: person(personalId: 1) { born } }', '{ two: person(personalId: 1) { born } }'],
    ['another name', 'query A { person(personalId: 1) { born } }', 'query B { person(personalId: 1) { born } }'],
    [
      'equal and unequal values',
      '{ a: person(personalId: 1) { born } b: person(personalId: 1) { born } }',
      '{ a: person(personalId: 1) { born } b: person(personalId: 2) { born } }',
    ],
    [
      'other introspection',
      '{ __type(name: "A") { name } people { born } }',
      '{ __type(name: "A") { kind } people { born } }',
    ],
    ['other types', '{ holders { ... on Person { name } } }', '{ holders { ... on Firm { name } } }'],
  ])('do not share with %s', (_name, one, other) => {
    const prepare = preparing();
    expect(prepare(one).operation).not.toBe(prepare(other).operation);
  });

  test('do not share across profiles', () => {
    const prepare = preparing();
    const query = '{ people { born } }';
    expect(prepare(query, {}, 'doctor').operation).not.toBe(prepare(query, {}, 'notary').operation);
    expect(prepare(query, {}, 'doctor').operation).toBe(prepare(`${query} # again`, {}, 'doctor').operation);
  });
});
