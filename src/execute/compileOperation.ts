import type { GraphQLSchema } from 'graphql';
import type { AnswerDescription } from '../model/executedAnswer.ts';
import type { NormalisedOperation } from '../model/operation.ts';
import type { FetchNode, Plan, RequiredSelection } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { answerShape } from './tree/answerShape.ts';
import { compileFetch, type CompiledFetch } from './asking/compileFetch.ts';
import { compileProjection, type CompiledSelection } from './writing/compileProjection.ts';
import { claimFields, FieldOrigins, refuseFields } from './tree/fieldOrigins.ts';
import { describeAnswer } from './telling/describeAnswer.ts';
import { DeferredParts, FIRST_PART, type ProjectionPart } from './later/deferredParts.ts';
import { Layout } from './tree/layout.ts';
import { markWholeValues } from './tree/markWholeValues.ts';
import { ObjectShape } from './tree/objectShape.ts';
import { SubjectPlaces } from './rows/subjectPlaces.ts';

/** What a plan and an operation come to before a request brings its values. */
export interface CompiledOperation {
  readonly plan: Plan;
  readonly fetches: ReadonlyMap<FetchNode, CompiledFetch>;
  /** What is not deferred. */
  readonly selection: CompiledSelection;
  readonly deferred: DeferredParts;
  /** What a deferred fragment brings after others. */
  readonly selectionOf: (part: ProjectionPart) => CompiledSelection;
  readonly rootType: string;
  /** What stands at the root of the tree: without a shape of its own, since many fetches fill it. */
  readonly rootShape: ObjectShape;
  /** Names of fields that representations are made of, with all that is in them. */
  readonly wholeFields: ReadonlySet<string>;
  /** Shape of the part that the public schema answers. */
  readonly introspection: ObjectShape | undefined;
  /** What the answer holds; made when it is first asked for. */
  readonly description: () => AnswerDescription;
}

/** Orders in which deferred parts came that are remembered (count). */
const MOST_SELECTIONS = 100;

/** Places to which one fetch brings the same entities share their layout. */
function layoutOf({ fetches }: Plan): Layout {
  const layout = new Layout();
  for (const { entities } of fetches) {
    for (const { paths } of entities) {
      const [first = [], ...others] = paths;
      for (const other of others) layout.at(first).join(layout.at(other));
    }
  }
  return layout;
}

export function compileOperation(
  schema: GraphQLSchema,
  scalars: ReadonlyMap<string, ScalarRule>,
  plan: Plan,
  operation: NormalisedOperation,
): CompiledOperation {
  const origins = new FieldOrigins();
  const layout = layoutOf(plan);
  const { introspection, projection } = operation;
  // Read while executing, so that it may be filled when all obstacles are known.
  const subjects = new SubjectPlaces();
  const surroundings = { schema, scalars, origins, layout, subjects };
  const fetches = new Map(plan.fetches.map((fetch) => [fetch, compileFetch(surroundings, fetch)]));
  for (const { fetch, asked, groups } of fetches.values()) {
    claimFields(schema, origins, fetch.at ?? [], asked, fetch);
    for (const { group, asked: brought } of groups)
      for (const path of group.paths) claimFields(schema, origins, path, brought, fetch);
  }
  refuseFields(schema, origins, plan);
  subjects.fill([projection], layout, origins);
  const rootType = rootTypeOf(schema, operation.kind);
  if (operation.deferred.length === 0)
    markWholeValues({ schema, scalars, fetches: fetches.values(), projection, rootType, layout, origins });
  const deferred = new DeferredParts(operation.deferred, projection);
  const selections = new Map<string, CompiledSelection>();
  const selectionOf = (part: ProjectionPart): CompiledSelection => {
    const key = [part.id, ...[...part.delivered].sort()].join();
    let selection = selections.get(key);
    if (selection === undefined) {
      selection = compileProjection({ schema, scalars, deferred, part }, projection, origins, layout);
      if (selections.size < MOST_SELECTIONS) selections.set(key, selection);
    }
    return selection;
  };
  let description: AnswerDescription | undefined;
  return {
    plan,
    fetches,
    selection: selectionOf(FIRST_PART),
    deferred,
    selectionOf,
    rootType,
    wholeFields: new Set(
      plan.fetches.flatMap(({ entities }) => entities.flatMap(({ requires }) => objectsIn(requires))),
    ),
    rootShape: new ObjectShape(schema, [], layout),
    introspection: introspection && new ObjectShape(schema, answerShape(schema, introspection), layout),
    description: () => (description ??= describeAnswer(schema, projection, origins, rootType)),
  };
}

/** Names of the fields in a representation that hold objects. */
function objectsIn(required: readonly RequiredSelection[]): readonly string[] {
  return required.flatMap((each) => [
    ...(each.kind === 'field' && each.selections.length > 0 ? [each.name] : []),
    ...objectsIn(each.selections),
  ]);
}

function rootTypeOf(schema: GraphQLSchema, kind: NormalisedOperation['kind']): string {
  if (kind === 'query') return schema.getQueryType()?.name ?? 'Query';
  if (kind === 'mutation') return schema.getMutationType()?.name ?? 'Mutation';
  return schema.getSubscriptionType()?.name ?? 'Subscription';
}
