import { describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { execute, parse, printSchema } from 'graphql';
import type { SourceAnswer } from '../../src/model/source.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { randomOperation, seededRandom, type Random } from '../support/randomOperation.ts';
import { smallCountry, smallCountryResolvers, type SmallMinistry } from '../support/smallCountry.ts';

const { schema } = fakeFederation(Object.values(smallCountry()));
const oneServer = makeExecutableSchema({ typeDefs: printSchema(schema), resolvers: smallCountryResolvers });
const ministries: readonly SmallMinistry[] = ['population', 'land', 'firms', 'tax'];

/** Paths at which a value of the true answer is missing. */
function lostPaths(truth: unknown, answer: unknown, path: readonly (string | number)[] = []): readonly string[] {
  if (answer === null) return truth === null ? [] : [path.join('.')];
  if (typeof truth !== 'object' || truth === null || typeof answer !== 'object') {
    expect(answer).toEqual(truth);
    return [];
  }
  expect(Object.keys(answer)).toEqual(Object.keys(truth));
  return Object.entries(truth).flatMap(([key, value]) =>
    lostPaths(value, (answer as Record<string, unknown>)[key], [...path, key]),
  );
}

const rubbish: readonly unknown[] = [
  null,
  [],
  {},
  'x',
  -1,
  true,
  [[[]]],
  { __typename: 'Castle' },
  [null, 5],
  undefined,
];

/** Replaces some values of an answer by rubbish, anywhere in it. */
function spoil(value: unknown, random: Random): unknown {
  if (random() < 0.08) return rubbish[Math.floor(random() * rubbish.length)];
  if (Array.isArray(value)) return value.map((item) => spoil(item, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoil(item, random)]));
}

describe.each(['objects', 'text'] as const)('whatever one ministry that speaks %s does', (speaks) => {
  test('down: all that is missing from the answer has an error, all else is true', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...ministries), async (seed, down) => {
        const { query, variables } = randomOperation(schema, seededRandom(seed));
        const truth = await execute({ schema: oneServer, document: parse(query), variableValues: variables });
        const tamper = (): never => {
          throw new Error('down');
        };
        const federation = fakeFederation(Object.values(smallCountry({ [down]: { tamper } }, speaks)));
        const { data, errors } = await federation.ask(query, { variables });
        const lost = lostPaths(JSON.parse(JSON.stringify(truth.data)), data);
        const told = errors.map(({ path }) => (path ?? []).join('.'));
        for (const path of lost) expect(told.some((error) => `${error}.`.startsWith(`${path}.`))).toBe(true);
        for (const { extensions } of errors) expect(extensions['source']).toBe(down);
      }),
      { numRuns: 40, seed: 20261120 },
    );
  });

  test('rubbish: the gateway answers, in the shape that was asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...ministries), async (seed, mad) => {
        const random = seededRandom(seed);
        const { query, variables } = randomOperation(schema, random);
        const tamper = (answer: SourceAnswer): SourceAnswer => ({
          ...answer,
          data: spoil(answer.data, random) as SourceAnswer['data'],
        });
        const federation = fakeFederation(Object.values(smallCountry({ [mad]: { tamper } }, speaks)));
        const { data, errors } = await federation.ask(query, { variables, wantsProvenance: true });
        expect(data === null || typeof data === 'object').toBe(true);
        for (const { extensions } of errors) expect(extensions['source']).toBe(mad);
      }),
      { numRuns: 60, seed: 20261120 },
    );
  });
});
