import { isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import type { EntityGroup, FetchNode, RequiredSelection } from '../../model/plan.ts';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import { narrow, type ByteText } from '../../util/byteText.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import { answerShape, type AnswerShape } from '../tree/answerShape.ts';
import { compilePath, type FindNodes } from './collectTargets.ts';
import type { FieldOrigins } from '../tree/fieldOrigins.ts';
import type { Layout } from '../tree/layout.ts';
import type { Leaves } from '../tree/leaves.ts';
import { ObjectShape } from '../tree/objectShape.ts';
import { renameShape } from '../tree/renameShape.ts';
import { compileRepresentation, type Representation } from './representations.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import type { SubjectPlaces } from '../rows/subjectPlaces.ts';

/** A group of entities, ready to be collected from the tree and merged back. */
export interface CompiledGroup {
  readonly group: EntityGroup;
  /** `"representations":[` */
  readonly opening: ByteText;
  readonly asked: AnswerShape;
  readonly shape: ObjectShape;
  readonly targets: FindNodes;
  readonly represent: (node: ResultNode, leaves: Leaves) => Representation;
}

/** A fetch with everything that can be known before a request comes. */
export interface CompiledFetch {
  readonly fetch: FetchNode;
  /** What it asks for at the root; empty for entity fetches. */
  readonly asked: AnswerShape;
  readonly shape: ObjectShape;
  /** The objects that what it asks for at the root goes to; mostly the root of the tree. */
  readonly targets: FindNodes;
  readonly groups: readonly CompiledGroup[];
}

/** What is known around a fetch. `origins` may be filled after compiling; it is read while executing. */
export interface FetchSurroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly origins: FieldOrigins;
  /** Of the root of the tree. All places that share a layout must be joined already. */
  readonly layout: Layout;
  /** Where objects say whose they are; absent where all are nobody's. */
  readonly subjects: SubjectPlaces | undefined;
}

/** What a source may answer unasked, and what then tells whose record it is: names of keys, and of the type. */
function probesOf(schema: GraphQLSchema, requires: readonly RequiredSelection[]): readonly string[] {
  const names = new Set(['__typename']);
  for (const selection of requires) {
    const fields = selection.kind === 'fragment' ? selection.selections : [selection];
    const types = selection.kind === 'fragment' ? possibleTypes(schema, selection.type) : new Set<string>();
    for (const field of fields) {
      if (field.kind !== 'field' || field.selections.length > 0) continue;
      const isKey = [...types].some((name) => {
        const type = schema.getType(name);
        return isObjectType(type) && isNonNullType(type.getFields()[field.name]?.type);
      });
      if (isKey || types.size === 0) names.add(field.name);
    }
  }
  return [...names];
}

function compileGroup(
  { schema, scalars, origins, layout, subjects }: FetchSurroundings,
  fetch: FetchNode,
  group: EntityGroup,
  whole: AnswerShape,
): CompiledGroup {
  const renames = fetch.renames.filter((rename) => fetch.entities[rename.group ?? -1] === group);
  const asked = renames.reduce(
    (shape, rename) => renameShape(shape, rename.path, rename),
    whole.find((field) => field.key === group.responseKey)?.shape ?? [],
  );
  const place = layout.at(group.paths[0] ?? []);
  const find = group.paths.map((path) => compilePath(layout, path, (name) => possibleTypes(schema, name), subjects));
  const [only] = find;
  const sourceOf = (planKey: string, typename: string) =>
    group.paths
      .map((path) => origins.at(path).child(planKey).fetchOn(typename)?.source)
      .find((source) => source !== undefined);
  return {
    group,
    opening: narrow(`"${group.variable}":[`),
    asked,
    shape: new ObjectShape(schema, asked, place, probesOf(schema, group.requires)),
    targets:
      find.length === 1 && only !== undefined
        ? only
        : (root, verdicts) => [...new Set(find.flatMap((nodesOf) => nodesOf(root, verdicts)))],
    represent: compileRepresentation({ schema, scalars, layout: place, sourceOf }, group.requires),
  };
}

export function compileFetch(surroundings: FetchSurroundings, fetch: FetchNode): CompiledFetch {
  const { schema, layout, subjects } = surroundings;
  const { at = [] } = fetch;
  const whole = answerShape(schema, fetch.document);
  const rootRenames = fetch.renames.filter((rename) => rename.group === undefined);
  const asked =
    fetch.entities.length > 0
      ? []
      : rootRenames.reduce((shape, rename) => renameShape(shape, rename.path, rename), whole);
  return {
    fetch,
    asked,
    shape: new ObjectShape(schema, asked, layout.at(at)),
    targets: compilePath(layout, at, (name) => possibleTypes(schema, name), subjects),
    groups: fetch.entities.map((group) => compileGroup(surroundings, fetch, group, whole)),
  };
}
