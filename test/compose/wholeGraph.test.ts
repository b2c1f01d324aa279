import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  buildASTSchema,
  concatAST,
  Kind,
  parse,
  printSchema,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { bindings } from '../../resolvers/index.ts';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { composeInThread } from '../../src/compose/composeInThread.ts';
import { subgraphSdl } from '../../src/compose/subgraphSdl.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { stepsOf } from '../../src/plan/stepsOf.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';

const schemaFolder = join(packageRoot(), 'schema');
const operationsFolder = join(schemaFolder, 'operations');
const dictionary = loadDictionary(schemaFolder);
const declarations = bindings.map(declarationOf);
const graph = composeGraph(dictionary, declarations, buildScalarRegistry(dictionary));
const planner = createPlanner(graph.supergraphSdl);
const stage = createDocumentStage({ schema: graph.schema });
const served = new Map(
  declarations.map((declaration) => [declaration.id, servedSchema(parse(subgraphSdl(dictionary, declaration)))]),
);

/** A source's schema as it serves it: `@external` fields under names that nobody asks for, and `_entities`. */
function servedSchema(document: DocumentNode): GraphQLSchema {
  const own = visit(document, {
    FieldDefinition: (node) => {
      if (!node.directives?.some((each) => each.name.value === 'external')) return undefined;
      return { ...node, name: { ...node.name, value: `external_${node.name.value}` } };
    },
  });
  const entities = own.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.directives?.some((each) => each.name.value === 'key')
      ? [node.name.value]
      : [],
  );
  const hasQuery = own.definitions.some((node) => 'name' in node && node.name.value === 'Query');
  const machinery = `scalar _Any union _Entity = ${entities.join(' | ')}
    ${hasQuery ? 'extend ' : ''}type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  return buildASTSchema(concatAST([own, parse(machinery)]), { assumeValidSDL: true });
}

function planOf(file: string) {
  const query = readFileSync(join(operationsFolder, file), 'utf8');
  const variables = readFileSync(join(operationsFolder, file.replace('.graphql', '.variables.json')), 'utf8');
  const outcome = stage.prepare(
    { query, variables: JSON.parse(variables) as Record<string, unknown> },
    { profileId: 'all', refuse: () => undefined },
  );
  if (!outcome.ok) throw new Error(outcome.errors.map((error) => error.message).join('\n'));
  return planner.plan(outcome.prepared.operation.text);
}

test('the composing thread makes the same graph of the shipped dictionary and bindings', async () => {
  const composed = await composeInThread(dictionary, declarations, buildScalarRegistry(dictionary));
  expect(composed.hash).toBe(graph.hash);
  expect(printSchema(composed.schema)).toBe(printSchema(graph.schema));
});

test('the declarations of all bindings make one graph, and each field knows who answers it', () => {
  expect(graph.fieldSources.get('Person.fullName')).toEqual(['population']);
  expect(graph.fieldSources.get('Parcel.parcelArea')).toEqual(['land']);
  expect([...graph.fieldSources].filter(([, sources]) => sources.length === 0)).toEqual([]);
});

test.each(readdirSync(operationsFolder).filter((name) => name.endsWith('.graphql')))(
  '%s is planned in few steps, and every fetch is valid for the source that gets it',
  (file) => {
    const plan = planOf(file);
    const faults = plan.fetches.flatMap((fetch) => {
      const schema = served.get(fetch.source);
      return schema
        ? validate(schema, fetch.document).map((error) => `${fetch.source}: ${error.message}`)
        : [fetch.source];
    });
    expect(faults).toEqual([]);
    expect(plan.fetches.length).toBeGreaterThan(0);
    // Test results need the most: visit, patient, former numbers, their visits, whether those numbers are valid, verdicts.
    expect(stepsOf(plan).length).toBeLessThanOrEqual(6);
    for (const step of stepsOf(plan)) {
      const sources = step.map((fetch) => fetch.source);
      expect(sources).toEqual([...new Set(sources)]);
    }
  },
);
