import { expect, test } from '@jest/globals';
import type { FieldProvenance, Provenance } from '../../src/model/provenance.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { smallCountry } from '../support/smallCountry.ts';

/** Paths of all leaves of an answer, lists as `*`, each once. Empty lists and nulls count as leaves. */
function leafPaths(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    const inner = [...new Set(value.flatMap((item) => leafPaths(item, `${path}.*`)))];
    return inner.length === 0 || inner.every((leaf) => leaf === `${path}.*`) ? [path] : inner;
  }
  if (typeof value !== 'object' || value === null) return [path];
  return [...new Set(Object.entries(value).flatMap(([key, item]) => leafPaths(item, `${path}.${key}`)))];
}

const dotted = ({ path }: FieldProvenance) => `.${path.join('.')}`;

function provenanceOf(answer: { readonly provenance?: Provenance }): Provenance {
  if (answer.provenance === undefined) throw new Error('No provenance came.');
  return answer.provenance;
}

test('every leaf of every answer has its provenance', async () => {
  const federation = fakeFederation(Object.values(smallCountry()));
  for (let seed = 1; seed <= 60; seed++) {
    const { query, variables } = randomOperation(federation.schema, seededRandom(seed));
    const answer = await federation.ask(query, { variables, wantsProvenance: true });
    const known = new Set(provenanceOf(answer).fields.map(dotted));
    const leaves = leafPaths(answer.data).map((leaf) => leaf.replace(/(\.\*)+$/, ''));
    expect(leaves.filter((leaf) => !known.has(leaf))).toEqual([]);
  }
});

test('it names ministry, fetch and class, under the client’s names', async () => {
  const federation = fakeFederation(Object.values(smallCountry()), {
    classOf: (type, field) => (`${type}.${field}` === 'Person.taxClass' ? 'PERSONAL' : 'OPEN'),
  });
  const answer = await federation.ask('{ p: people { t: taxClass __typename } }', { wantsProvenance: true });
  expect(provenanceOf(answer).fields).toEqual([
    { path: ['p'], coordinate: 'Query.people', source: 'population', fetch: 1, class: 'OPEN' },
    { path: ['p', '*', 't'], coordinate: 'Person.taxClass', source: 'tax', fetch: 2, class: 'PERSONAL' },
    { path: ['p', '*', '__typename'], coordinate: 'Person.__typename', class: 'OPEN' },
  ]);
});

test('each fetch tells what it cost, also when it failed', async () => {
  const federation = fakeFederation(
    Object.values(
      smallCountry({
        tax: { tamper: (answer) => ({ ...answer, data: null, errors: [{ code: 'SOURCE_REPORTED_ERROR' }] }) },
      }),
    ),
    { batchLimit: () => 2 },
  );
  const answer = await federation.ask('{ people { taxClass } }', { wantsProvenance: true });
  expect(provenanceOf(answer).fetches).toMatchObject([
    { id: 1, source: 'population', kind: 'graphql', requests: 1, httpCalls: 1, bytes: 100, entities: 0, ok: true },
    {
      id: 2,
      source: 'tax',
      requests: 2,
      httpCalls: 2,
      bytes: 200,
      entities: 3,
      ok: false,
      code: 'SOURCE_REPORTED_ERROR',
    },
  ]);
});

test.each(['objects', 'text'] as const)(
  'as-of times in %s come from the ministry that brought the field, oldest and newest of a list',
  async (speaks) => {
    const federation = fakeFederation(
      Object.values(
        smallCountry(
          {
            population: { tamper: (answer) => ({ ...answer, asOf: [{ path: [], at: '2026-01-01T00:00:00Z' }] }) },
            tax: {
              tamper: (answer) => ({
                ...answer,
                asOf: [
                  { path: ['_entities', 0], at: '2026-03-01T00:00:00Z' },
                  { path: ['_entities', 1], at: '2026-02-01T00:00:00Z' },
                ],
              }),
            },
          },
          speaks,
        ),
      ),
    );
    const answer = await federation.ask('{ people { fullName taxClass firms { size } } }', { wantsProvenance: true });
    const times = provenanceOf(answer).fields.map(({ coordinate, asOf, asOfNewest }) => [coordinate, asOf, asOfNewest]);
    expect(times).toEqual([
      ['Query.people', '2026-01-01T00:00:00Z', undefined],
      ['Person.fullName', '2026-01-01T00:00:00Z', undefined],
      ['Person.taxClass', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
      ['Person.firms', undefined, undefined],
      ['Firm.size', undefined, undefined],
    ]);
  },
);

test('nobody pays for it who does not ask', async () => {
  const federation = fakeFederation(Object.values(smallCountry()));
  expect(await federation.ask('{ peopleCount }')).toEqual({ data: { peopleCount: 3 }, errors: [] });
});
