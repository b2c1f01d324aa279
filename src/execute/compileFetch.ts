import type { GraphQLSchema } from 'graphql';
import type { EntityGroup, FetchNode } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { possibleTypes } from '../util/possibleTypes.ts';
import { answerShape, type AnswerShape } from './answerShape.ts';
import { compilePath } from './collectTargets.ts';
import type { FieldOrigins } from './fieldOrigins.ts';
import { renameShape } from './renameShape.ts';
import { compileRepresentation, type Representation } from './representations.ts';
import type { ResultObject } from './resultTree.ts';

/** A group of entities, ready to be collected from the tree and merged back. */
export interface CompiledGroup {
  readonly group: EntityGroup;
  readonly shape: AnswerShape;
  readonly targets: (root: ResultObject) => ReadonlySet<ResultObject>;
  readonly represent: (object: ResultObject) => Representation;
}

/** A fetch with everything that can be known before a request comes. */
export interface CompiledFetch {
  readonly fetch: FetchNode;
  /** What it asks for at the root; empty for entity fetches. */
  readonly shape: AnswerShape;
  readonly groups: readonly CompiledGroup[];
}

/** What is known around a fetch. `origins` may be filled after compiling; it is read while executing. */
export interface FetchSurroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly origins: FieldOrigins;
}

function compileGroup(
  surroundings: FetchSurroundings,
  fetch: FetchNode,
  group: EntityGroup,
  whole: AnswerShape,
): CompiledGroup {
  const { schema, origins } = surroundings;
  const asked = whole.find((field) => field.key === group.responseKey)?.shape ?? [];
  const renames = fetch.renames.filter((rename) => fetch.entities[rename.group ?? -1] === group);
  const paths = group.paths.map((path) => compilePath(path, (name) => possibleTypes(schema, name)));
  const sourceOf = (planKey: string, typename: string) =>
    group.paths
      .map((path) => origins.at(path).child(planKey).fetchOn(typename)?.source)
      .find((source) => source !== undefined);
  return {
    group,
    shape: renames.reduce((shape, rename) => renameShape(shape, rename.path, rename), asked),
    targets: (root) => {
      const [first, ...others] = paths.map((find) => find(root));
      return others.length === 0
        ? (first ?? new Set())
        : new Set([...(first ?? []), ...others.flatMap((found) => [...found])]);
    },
    represent: compileRepresentation({ ...surroundings, sourceOf }, group.requires),
  };
}

export function compileFetch(surroundings: FetchSurroundings, fetch: FetchNode): CompiledFetch {
  const { schema } = surroundings;
  const whole = answerShape(schema, fetch.document);
  const rootRenames = fetch.renames.filter((rename) => rename.group === undefined);
  return {
    fetch,
    shape:
      fetch.entities.length > 0
        ? []
        : rootRenames.reduce((shape, rename) => renameShape(shape, rename.path, rename), whole),
    groups: fetch.entities.map((group) => compileGroup(surroundings, fetch, group, whole)),
  };
}
