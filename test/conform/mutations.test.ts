import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { landSchema } from './support/landRegister.ts';
import { mutationPage, mutations, runMutations } from './mutations/runMutations.ts';

test('at least 95 of 100 planted faults are found by the right rule, the clean ministry has none, and the page says so', async () => {
  const results = await runMutations();
  expect(results[0]).toEqual({ mutation: undefined, found: [] });
  expect(mutations.length).toBeGreaterThanOrEqual(120);
  for (const one of mutations) if (one.kind === 'schema') expect(landSchema).toContain(one.from);
  expect(new Set(mutations.map(({ kind, name, rule }) => `${kind} ${name} ${rule}`)).size).toBe(mutations.length);
  const found = results.filter(({ mutation, found }) => mutation !== undefined && found.includes(mutation.rule));
  expect(found.length / mutations.length).toBeGreaterThanOrEqual(0.95);
  expect(readFileSync('docs/conformance-mutations.md', 'utf8')).toBe(mutationPage(results));
}, 180_000);
