import { expect, test } from '@jest/globals';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import fc from 'fast-check';
import { buildASTSchema, concatAST, parse, validate, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Plan } from '../../src/model/plan.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { describePlan } from '../../src/plan/describePlan.ts';
import { printPlan } from '../../src/plan/printPlan.ts';
import { anOperation } from './anOperation.ts';
import { registers, registersSupergraph } from './registers.ts';

const supergraphSdl = registersSupergraph();
const planner = createPlanner(supergraphSdl);
const publicSchema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)));
const schemas = new Map(Object.entries(registers).map(([id, sdl]) => [id, servedSchema(sdl)]));

/** A register's schema as it serves it: without `@external` fields, with `_entities` over whatever has a key. */
function servedSchema(sdl: string): GraphQLSchema {
  const entities = [...sdl.matchAll(/type (\w+) @key/g)].map((match) => match[1]);
  const root = sdl.includes('type Query') ? 'extend type Query' : 'type Query';
  const machinery = `scalar _Any union _Entity = ${entities.join(' | ')} ${root} { _entities(representations: [_Any!]!): [_Entity]! }`;
  return buildASTSchema(concatAST([withoutExternals(sdl), parse(machinery)]), { assumeValidSDL: true });
}

/** The document stage gives aliases to fields of one name and different types; here such operations are passed over. */
function isValid(text: string): boolean {
  return validate(publicSchema, parse(text)).length === 0;
}

/** Renamed rather than removed: a type must keep a field. */
function withoutExternals(sdl: string): DocumentNode {
  return visit(parse(sdl), {
    FieldDefinition: (node) => {
      if (!node.directives?.some((each) => each.name.value === 'external')) return undefined;
      return { ...node, name: { ...node.name, value: `external_${node.name.value}` } };
    },
  });
}

/** What is wrong with the fetches of a plan, as the registers themselves would say. */
function faultsOf(plan: Plan): readonly string[] {
  return plan.fetches.flatMap((fetch) => {
    const schema = schemas.get(fetch.source);
    if (schema === undefined) return [`unknown source ${fetch.source}`];
    return validate(schema, fetch.document).map((error) => `${fetch.source}: ${error.message} ${fetch.text}`);
  });
}

/** Leaves of a text by name, for a rough count of what is asked. */
function leafNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  visit(parse(text), {
    Field: (field) => {
      if (!field.selectionSet && field.name.value !== '__typename') names.add((field.alias ?? field.name).value);
    },
  });
  return names;
}

test('every plan asks each register only what it serves, in valid GraphQL, and all that was asked', () => {
  fc.assert(
    fc.property(anOperation(publicSchema, 5), (text) => {
      fc.pre(isValid(text));
      const plan = planner.plan(text);
      expect(faultsOf(plan)).toEqual([]);
      const asked = new Set(plan.fetches.flatMap((fetch) => [...leafNames(fetch.text)]));
      expect([...leafNames(text)].filter((name) => !asked.has(name))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('every entity fetch waits for a fetch of an earlier step, and numbers rise with the steps', () => {
  fc.assert(
    fc.property(anOperation(publicSchema, 5), (text) => {
      fc.pre(isValid(text));
      const plan = planner.plan(text);
      const { steps } = describePlan(plan);
      const stepOf = new Map(steps.flatMap(({ parallel }, step) => parallel.map((fetch) => [fetch.fetchId, step])));
      expect([...stepOf.keys()]).toEqual(plan.fetches.map((_, index) => index + 1));
      for (const { fetchId, dependsOn, selections } of steps.flatMap((step) => step.parallel)) {
        if (selections.some((selection) => selection.entityType !== undefined)) expect(dependsOn).not.toEqual([]);
        for (const other of dependsOn) expect(stepOf.get(other)).toBeLessThan(stepOf.get(fetchId) ?? 0);
      }
    }),
    { numRuns: 300 },
  );
});

test('the same operation gives the same plan, also from a planner of its own', () => {
  const other = createPlanner(supergraphSdl);
  fc.assert(
    fc.property(anOperation(publicSchema, 5), (text) => {
      fc.pre(isValid(text));
      expect(printPlan(other.plan(text))).toBe(printPlan(planner.plan(text)));
      expect(other.plan(text).fetches.map((fetch) => fetch.text)).toEqual(
        planner.plan(text).fetches.map((fetch) => fetch.text),
      );
    }),
    { numRuns: 100 },
  );
});
