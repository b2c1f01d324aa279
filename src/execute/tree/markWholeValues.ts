import {
  getNamedType,
  getNullableType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { ProjectedField, Projection } from '../../model/operation.ts';
import type { RequiredSelection } from '../../model/plan.ts';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import { narrow } from '../../util/byteText.ts';
import { possibleTypes } from '../../util/possibleTypes.ts';
import type { AnswerShape, ShapeField } from './answerShape.ts';
import type { CompiledFetch } from '../asking/compileFetch.ts';
import type { FieldOrigins } from './fieldOrigins.ts';
import type { Layout } from './layout.ts';
import { leafWriter } from './leafText.ts';
import { listsAround } from './listsAround.ts';
import { outputField } from './outputField.ts';
import type { WholeField, WholeShape } from './wholeShape.ts';

/** What is known around the places of an operation that has no deferred parts. */
export interface WholeSurroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly fetches: Iterable<CompiledFetch>;
  readonly projection: Projection;
  readonly rootType: string;
  /** Both of the root of the tree. */
  readonly layout: Layout;
  readonly origins: FieldOrigins;
}

/** What the client asks for at a place: once for each mention. */
interface Mention {
  readonly selection: Projection;
  /** Types of the field there, by the objects that may have it. */
  readonly types: readonly GraphQLOutputType[];
  readonly origins: FieldOrigins;
}

/**
 * Marks the places whose objects are written by their source just as they stand in the answer (`Layout.whole`); none where a
 * mention of objects is refused with all that is in it: it may be told of within objects that another mention has.
 */
export function markWholeValues(surroundings: WholeSurroundings): void {
  const { schema, fetches, projection, rootType, layout, origins } = surroundings;
  if (refusesObjects(projection)) return;
  const readers = new Map<Layout, AnswerShape[]>();
  const walked = new Set<Layout>();
  for (const { fetch, asked, groups } of fetches) {
    const { at = [] } = fetch;
    noteWay(layout, at, walked);
    noteReaders(layout.at(at), asked, readers);
    for (const { group, asked: brought } of groups) {
      for (const path of group.paths) noteWay(layout, path, walked);
      const place = layout.at(group.paths[0] ?? []);
      noteReaders(place, brought, readers);
      noteInputs(place, group.requires, walked);
    }
  }
  const mentions = new Map<Layout, Mention[]>();
  noteMentions(schema, { selection: projection, types: [], origins }, new Set([rootType]), layout, mentions);
  const users = { readers, walked, mentions };
  for (const place of readers.keys()) place.whole = wholeShape(surroundings, place, users);
}

function refusesObjects({ fields }: Projection): boolean {
  return fields.some(
    ({ origin, selection }) => selection !== undefined && (origin.kind === 'refused' || refusesObjects(selection)),
  );
}

/** Who has to do with a place. */
interface Users {
  readonly readers: ReadonlyMap<Layout, readonly AnswerShape[]>;
  readonly mentions: ReadonlyMap<Layout, readonly Mention[]>;
  /** Places where objects are looked for, to ask others about them. */
  readonly walked: ReadonlySet<Layout>;
}

function noteWay(root: Layout, path: Parameters<Layout['at']>[0], walked: Set<Layout>): void {
  let place = root;
  for (const step of path) if (step.kind === 'field') walked.add((place = place.child(step.name)));
}

function noteReaders(place: Layout, shape: AnswerShape, readers: Map<Layout, AnswerShape[]>): void {
  for (const { planKey, shape: inside } of shape) {
    if (inside === undefined) continue;
    const child = place.child(planKey);
    add(readers, child, inside);
    noteReaders(child, inside, readers);
  }
}

function noteInputs(place: Layout, required: readonly RequiredSelection[], walked: Set<Layout>): void {
  for (const each of required) {
    if (each.kind === 'fragment') noteInputs(place, each.selections, walked);
    else if (each.selections.length > 0) {
      const child = place.child(each.responseKey);
      walked.add(child);
      noteInputs(child, each.selections, walked);
    }
  }
}

function noteMentions(
  schema: GraphQLSchema,
  { selection, origins }: Mention,
  parents: ReadonlySet<string>,
  place: Layout,
  mentions: Map<Layout, Mention[]>,
): void {
  for (const field of selection.fields) {
    const { origin, selection: inside } = field;
    if (origin.kind !== 'data' || inside === undefined) continue;
    const types = [...parents]
      .filter((name) => field.onTypes?.has(name) !== false)
      .flatMap((name) => outputField(schema, name, field.fieldName)?.type ?? []);
    const child = place.child(origin.planKey);
    const mention = { selection: inside, types, origins: origins.child(origin.planKey) };
    add(mentions, child, mention);
    const below = new Set(types.flatMap((type) => [...possibleTypes(schema, getNamedType(type).name)]));
    noteMentions(schema, mention, below, child, mentions);
  }
}

function add<Value>(lists: Map<Layout, Value[]>, place: Layout, value: Value): void {
  const known = lists.get(place);
  if (known === undefined) lists.set(place, [value]);
  else known.push(value);
}

function wholeShape(surroundings: WholeSurroundings, place: Layout, users: Users): WholeShape | undefined {
  const [shape, another] = users.readers.get(place) ?? [];
  const mentions = users.mentions.get(place) ?? [];
  const type = onlyType(mentions);
  if (shape === undefined || another !== undefined || type === undefined || users.walked.has(place)) return undefined;
  if (mentions.some(({ selection }) => selection.fields.length !== shape.length || selection.subjects !== undefined))
    return undefined;
  const fields: WholeField[] = [];
  for (const [at, field] of shape.entries()) {
    const isAsked = mentions.every(
      ({ selection, origins }) =>
        isSame(field, selection.fields[at], type) && origins.child(field.planKey).obstacleOn(type) === undefined,
    );
    const whole = isAsked ? wholeField(surroundings, place, users, type, field, at) : undefined;
    if (whole === undefined) return undefined;
    fields.push(whole);
  }
  return { fields };
}

/** The object type of all that stands at a place. */
function onlyType(mentions: readonly Mention[]): string | undefined {
  const types = new Set(mentions.flatMap((mention) => mention.types.map(getNamedType)));
  const [type, another] = types;
  return another === undefined && isObjectType(type) && !isIntrospectionType(type) ? type.name : undefined;
}

/** Whether a key of the source's answer is one of the client's, for what the source has there. */
function isSame({ key, planKey, name, types }: ShapeField, field: ProjectedField | undefined, type: string): boolean {
  if (field === undefined || key !== planKey || types?.has(type) === false) return false;
  const { origin, responseKey, fieldName, onTypes } = field;
  if (origin.kind !== 'data' || origin.planKey !== key || origin.mask !== undefined) return false;
  return responseKey === key && fieldName === name && onTypes?.has(type) !== false;
}

function wholeField(
  surroundings: WholeSurroundings,
  place: Layout,
  users: Users,
  parent: string,
  { key, name, planKey, shape }: ShapeField,
  at: number,
): WholeField | undefined {
  const { schema, scalars } = surroundings;
  const type = outputField(schema, parent, name)?.type;
  if (type === undefined) return undefined;
  const nullable = getNullableType(type);
  const leaf = isLeafType(nullable) ? leafWriter(nullable, scalars) : undefined;
  const inner = shape === undefined ? undefined : wholeShape(surroundings, place.child(planKey), users);
  if (leaf === undefined && inner === undefined) return undefined;
  return {
    head: narrow(`${at === 0 ? '{' : ','}"${key}":`),
    isNullable: !isNonNullType(type),
    leaf,
    inner,
    listDepth: listsAround(type),
  };
}
