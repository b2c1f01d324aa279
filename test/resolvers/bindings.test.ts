import { describe, expect, test } from '@jest/globals';
import { bindings } from '../../resolvers/index.ts';
import { tax } from '../../resolvers/tax/source.ts';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { bindingProblems } from '../../src/sources/binding/checkBinding.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { testDictionary } from '../sources/support/openTestSource.ts';

const dictionary = testDictionary();

test('every source is there once', () => {
  expect(bindings.map(({ id }) => id)).toEqual([
    'population',
    'justice',
    'land',
    'tax',
    'finance',
    'health',
    'government-office',
    'gateway',
  ]);
});

describe('the binding of', () => {
  test.each(bindings.map((binding) => [binding.id, binding] as const))('%s is sound', (_, binding) => {
    expect(bindingProblems(binding, dictionary)).toEqual([]);
  });
});

test('no two ministries are at the same address', () => {
  const addresses = bindings.flatMap((binding) => (binding.kind === 'local' ? [] : [binding.connection.default]));
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('personal data never stand in an address: what the tax service is asked by goes by POST', () => {
  const lookups = Object.values(tax.endpoints).flatMap((endpoint) => endpoint.lookups);
  expect(lookups.map(({ method }) => method)).toEqual(lookups.map(() => 'POST'));
});

test('all sources make one graph, in which every element of the dictionary has a source', () => {
  const graph = composeGraph(dictionary, bindings.map(declarationOf), buildScalarRegistry(dictionary));
  const unanswered = [...dictionary.elements.keys()].filter((coordinate) => !graph.fieldSources.has(coordinate));
  // The health service names a practitioner's person only by reference.
  expect(unanswered).toEqual(['Practitioner.practitionerName', 'Practitioner.practitionerPersonId']);
});
