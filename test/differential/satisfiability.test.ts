import { expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import fc from 'fast-check';
import { parse } from 'graphql';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { testGraph, type GraphData } from '../support/federation/testGraph.ts';
import { Choices } from './choices.ts';
import { generateGraph } from './generateGraph.ts';

function isAdmitted(data: GraphData): boolean {
  try {
    testGraph(data);
    return true;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'COMPOSITION_FAILED') return false;
    throw error;
  }
}

/** With the composer's own rule, which we have switched off: it takes minutes for large graphs. */
function isAdmittedByComposer({ subgraphs }: GraphData): boolean {
  return composeServices(subgraphs.map(({ id, sdl }) => ({ name: id, typeDefs: parse(sdl) }))).errors === undefined;
}

/**
 * What the composer's rule is known to judge otherwise: computed fields behind keys that nobody can use, or that their own
 * source cannot tell, and fragments in `@requires`.
 */
function isDisputed({ subgraphs }: GraphData): boolean {
  const disputed = /resolvable: false|requires\([^)]*\.\.\.|\b(id|code): \w+! @external/;
  return subgraphs.some(({ sdl }) => sdl.includes('@requires') && disputed.test(sdl));
}

test('random graphs are admitted and refused as by the composer', () => {
  let refused = 0;
  const decisions = fc.array(fc.nat({ max: 999 }), { maxLength: 900, size: 'max' });
  const property = fc.property(decisions, (list) => {
    const data = generateGraph(new Choices(list));
    fc.pre(!isDisputed(data));
    const admitted = isAdmitted(data);
    if (!admitted) refused++;
    expect(admitted).toBe(isAdmittedByComposer(data));
  });
  fc.assert(property, { numRuns: 120, seed: 20261125, unbiased: true, endOnFailure: true });
  expect(refused).toBeGreaterThan(5);
}, 120_000);
