import { expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { execute, parse, printSchema, validate } from 'graphql';
import { fakeFederation } from '../support/fakeFederation.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { smallCountry, smallCountryResolvers } from '../support/smallCountry.ts';

const { schema } = fakeFederation(Object.values(smallCountry()));
const oneServer = makeExecutableSchema({ typeDefs: printSchema(schema), resolvers: smallCountryResolvers });

test.each(['objects', 'text'] as const)(
  'four ministries that speak %s answer as one server that holds everything would',
  async (speaks) => {
    const federation = fakeFederation(Object.values(smallCountry({}, speaks)));
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { query, variables } = randomOperation(federation.schema, seededRandom(seed));
        const document = parse(query);
        fc.pre(validate(oneServer, document).length === 0);
        const expected = await execute({ schema: oneServer, document, variableValues: variables });
        const { data, errors } = await federation.ask(query, { variables });
        expect(errors).toEqual([]);
        // Compared as text: the order of keys is part of the answer.
        expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
        compared++;
      }),
      { numRuns: 150, seed: 20261120 },
    );
    expect(compared).toBeGreaterThanOrEqual(150);
  },
);
