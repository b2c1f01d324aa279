import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { registersSupergraph } from './registers.ts';

const planner = createPlanner(registersSupergraph());

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

function refusalOf(act: () => unknown): string {
  const error = thrownBy(act);
  return error instanceof GatewayError ? `${error.code}: ${error.message}` : String(error);
}

const deep = (levels: number) => `query { ${'a { '.repeat(levels)} b ${'}'.repeat(levels)} }`;

describe('what is not in the normal form is refused before anything is planned', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    ['a recursive fragment', '{ ...a } fragment a on Query { ...a }', 'it is not exactly one operation'],
    ['a fragment spread', '{ ...a }', 'it has a fragment that is not expanded'],
    [
      'a condition',
      'query ($v0: Boolean!) { person @include(if: $v0) { fullName } }',
      'it has a directive that is not resolved',
    ],
    ['@defer', '{ person { ... @defer { fullName } } }', 'it has a directive that is not resolved'],
    ['an aliased key', '{ person { personalId: fullName } }', 'it has an alias outside the normal form'],
    [
      '$representations',
      'query ($representations: ID!) { person(personalId: $representations) { fullName } }',
      'it has a variable outside the normal form',
    ],
    [
      'two operations',
      'query A { person { fullName } } query B { person { fullName } }',
      'it is not exactly one operation',
    ],
    ['no GraphQL', '{ person {', 'it cannot be read'],
    [
      'a very long text',
      `{ ${'person { fullName } '.repeat(12000)} }`,
      'it is longer than 100000 characters in its normal form',
    ],
    ['a very deep text', deep(120), 'it is nested deeper than 100 levels'],
  ];
  test.each(refused)('%s', (_, text, reason) => {
    expect(refusalOf(() => planner.plan(text))).toBe(`PLAN_REFUSED: The operation cannot be planned: ${reason}.`);
  });

  test('a text so deep that reading it ends the stack', () => {
    expect(refusalOf(() => planner.plan(deep(6_000)))).toMatch(/^PLAN_REFUSED/);
  });
});

describe('what has no plan becomes an error of the catalogue', () => {
  const failing: readonly (readonly [string, string])[] = [
    ['introspection, which the gateway answers itself', '{ __schema { types { name } } }'],
  ];
  test.each(failing)('%s', (_, text) => {
    expect(refusalOf(() => planner.plan(text))).toMatch(/^PLAN_FAILED: No plan was found/);
  });

  test('its own words go to the cause, not to the message', () => {
    const error = thrownBy(() => planner.plan('{ __schema { types { name } } }')) as GatewayError;
    expect(error.message).not.toContain('__schema');
    expect(String(error.cause)).toContain('__schema');
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['no text', ''],
    ['no SDL', 'type Query {'],
    ['a control character', '\u0000'],
    ['binary rubbish', '\uFFFD\uFFFD\uFFFD{{{{'],
  ];
  test.each(hostile)('a supergraph of %s', (_, sdl) => {
    expect(refusalOf(() => createPlanner(sdl))).toMatch(/^PLAN_FAILED/);
  });

  test.each([
    ['a schema without federation', 'type Query { a: Int }'],
    ['a root type that does not exist', 'schema { query: Nothing } type Other { a: Int }'],
    ['an unknown type', 'type Query { a: Nothing }'],
  ])('a supergraph that is %s', (_, sdl) => {
    expect(refusalOf(() => createPlanner(sdl).plan('{ a }'))).toMatch(/^PLAN_FAILED/);
  });
});

test('an empty operation is planned as nothing', () => {
  expect(planner.plan('')).toEqual({ fetches: [], unreachable: [] });
});
