import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { printPlan } from '../../src/plan/printPlan.ts';
import { registersSupergraph } from './registers.ts';

const supergraphSdl = registersSupergraph();
const planner = createPlanner(supergraphSdl);
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)));
const stage = createDocumentStage({ schema });

/** A client's text on the road: document stage, then planner. */
function planOf(query: string, variables: Record<string, unknown> = {}): string {
  const outcome = stage.prepare({ query, variables }, { profileId: 'all', refuse: () => undefined });
  if (!outcome.ok) return outcome.errors.map((error) => error.extensions.code).join();
  return printPlan(planner.plan(outcome.prepared.operation.text));
}

const plain = planOf('{ person(personalId: "1") { fullName marriages { status } } }');

describe('what other planners stumble over is planned, or ends before planning', () => {
  test('a plain question is planned', () => {
    expect(plain).toBe(
      [
        'step 1  population  person(personalId: $v0)     → fullName, personalId',
        'step 2  justice     Person(personalId ← person) → marriages.status',
      ].join('\n'),
    );
  });

  test('another field under the name of a key does not change what is sent', () => {
    expect(planOf('{ person(personalId: "1") { personalId: fullName marriages { personalId: status } } }')).toBe(plain);
  });

  test('a variable with the name that plans give to representations', () => {
    const query =
      'query ($representations: ID!) { person(personalId: $representations) { fullName marriages { status } } }';
    expect(planOf(query, { representations: '1' })).toBe(plain);
  });

  test('a fragment that holds itself ends at the document stage', () => {
    expect(planOf('{ person(personalId: "1") { ...a } } fragment a on Person { spouse { ...a } }')).toMatch(
      /^DOCUMENT_/,
    );
  });

  test('conditions are resolved before planning', () => {
    const query =
      'query ($yes: Boolean!) { person(personalId: "1") { fullName marriages @include(if: $yes) { status } lifeStatus @skip(if: $yes) } }';
    expect(planOf(query, { yes: true })).toBe(plain);
  });

  test('spreads that double with each level come to one field', () => {
    const levels = Array.from(
      { length: 10 },
      (_, level) => `fragment f${level} on Person { ...f${level + 1} ...f${level + 1} }`,
    );
    const query = `{ person(personalId: "1") { ...f0 marriages { status } } } ${levels.join(' ')} fragment f10 on Person { fullName }`;
    expect(planOf(query)).toBe(plain);
  });

  test('fields of one name and two types in a union are asked apart', () => {
    expect(
      planOf('{ parcel(parcelId: "1") { holders { ... on Person { code } ... on Enterprise { c: code } } } }'),
    ).toBe('step 1  land  parcel(parcelId: $v0) → holders[Enterprise].code, holders[Person].code');
  });
});
