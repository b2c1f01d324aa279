import { FieldFailure } from '../../model/fieldFailure.ts';
import type { KeyLeaf } from './compiledTypes.ts';
import { findGroups } from './findGroups.ts';
import { narrowed } from './narrowing.ts';
import type { EntityPlan, OperationPlan, RootNode } from './operationPlan.ts';
import type { Resolution, ResolvedObject } from './resolution.ts';
import { resolveRows } from './resolveRows.ts';
import type { Key, Row } from './rows.ts';
import type { Lookup, SelectionPlan } from './selectionPlan.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Answers an operation's root fields, side by side. */
export async function resolveRoots(
  resolution: Resolution,
  plan: OperationPlan,
  variables: Variables,
): Promise<ResolvedObject> {
  const values = await Promise.all(plan.roots.map((root) => resolveRoot(resolution, root, variables)));
  return Object.fromEntries(plan.roots.map((root, index) => [root.key, values[index]]));
}

async function resolveRoot(resolution: Resolution, root: RootNode, variables: Variables): Promise<unknown> {
  switch (root.kind) {
    case 'typename':
      return 'Query';
    case 'entities':
      return resolveEntities(resolution, root, variables);
    case 'query':
      return resolveQuery(resolution, root, variables);
  }
}

/**
 * One object per representation, in order; null for a key that the ministry does not know. Representations of one type
 * and key are found together.
 *
 * From: Apollo Federation subgraph specification, `Query._entities`.
 */
async function resolveEntities(
  resolution: Resolution,
  root: Extract<RootNode, { kind: 'entities' }>,
  variables: Variables,
): Promise<unknown[]> {
  const given = root.representations(variables);
  const representations = (Array.isArray(given) ? given : []) as readonly Variables[];
  const entities: unknown[] = representations.map(() => null);
  const batches = new Map<EntityPlan['keys'][number], { entity: EntityPlan; places: number[]; keys: Key[] }>();
  for (const [place, representation] of representations.entries()) {
    const entity = root.byType.get(String(representation['__typename']));
    const key = entity?.keys.find(({ fields }) => fields.every(({ name }) => (representation[name] ?? null) !== null));
    if (entity === undefined || key === undefined) {
      const params = { source: resolution.source, type: String(representation['__typename']) };
      entities[place] = new FieldFailure('SOURCE_ENTITY_MISSING', params, resolution.source);
      continue;
    }
    const batch = batches.get(key) ?? { entity, places: [], keys: [] };
    batches.set(key, batch);
    batch.places.push(place);
    batch.keys.push(key.fields.map(({ name, leaf }) => leaf.codec.encode(representation[name])));
  }
  await Promise.all(
    [...batches].map(async ([key, batch]) => {
      const leaves = key.fields.map(({ leaf }) => leaf);
      const groups = await findByKey(resolution, key.lookup, leaves, batch.keys);
      const objects = await resolveGroups(resolution, batch.entity.selection, groups);
      for (const [index, place] of batch.places.entries()) entities[place] = firstOf(objects[index]);
    }),
  );
  return entities;
}

async function resolveQuery(
  resolution: Resolution,
  root: Extract<RootNode, { kind: 'query' }>,
  variables: Variables,
): Promise<unknown> {
  // An optional argument that is left out does not narrow the search.
  const given = root.conditions.flatMap(({ read, leaf }) => {
    const value = read(variables);
    return value === undefined || value === null ? [] : [{ leaf, value: leaf.codec.encode(value) }];
  });
  if (given.length === 0) return root.list ? [] : null;
  const leaves = given.map(({ leaf }) => leaf);
  const whole = root.lookup && { ...root.lookup, alternatives: [leaves.map(({ column }) => column)] };
  const lookup = whole && narrowed(whole, root.narrowing, resolution.rows);
  if (whole !== undefined && lookup === undefined) return [];
  const groups = await findByKey(resolution, lookup, leaves, [given.map(({ value }) => value)]);
  const [objects] = await resolveGroups(resolution, root.selection, groups);
  return root.list && !(objects instanceof FieldFailure) ? objects : firstOf(objects);
}

function firstOf(objects: readonly unknown[] | FieldFailure | undefined): unknown {
  return objects instanceof FieldFailure ? objects : (objects?.[0] ?? null);
}

/** Rows of each key; where the ministry keeps no table, the key itself is the row. */
async function findByKey(
  resolution: Resolution,
  lookup: Lookup | undefined,
  leaves: readonly KeyLeaf[],
  keys: readonly Key[],
): Promise<readonly (readonly Row[] | FieldFailure)[]> {
  if (lookup !== undefined) return findGroups(resolution, lookup, keys);
  return keys.map((key) => [Object.fromEntries(leaves.map(({ column }, index) => [column, key[index]]))]);
}

async function resolveGroups(
  resolution: Resolution,
  selection: SelectionPlan,
  groups: readonly (readonly Row[] | FieldFailure)[],
): Promise<(readonly unknown[] | FieldFailure)[]> {
  const rows = [...new Set(groups.flatMap((group) => (group instanceof FieldFailure ? [] : group)))];
  const objects = rows.length === 0 ? [] : await resolveRows(resolution, selection, rows);
  const byRow = new Map(rows.map((row, index) => [row, objects[index]]));
  return groups.map((group) => (group instanceof FieldFailure ? group : group.map((row) => byRow.get(row))));
}
