import { FieldFailure } from '../../model/fieldFailure.ts';
import { findGroups, findThrough, problemOf } from './findGroups.ts';
import { narrowed } from './narrowing.ts';
import type { Resolution, ResolvedObject } from './resolution.ts';
import { keyText, type Row } from './rows.ts';
import type { JoinNode, NestedNode, PartsNode, RelationNode, SelectionPlan, StubNode } from './selectionPlan.ts';

/**
 * Turns rows into objects, level by level: each relation of a selection is one look-up for all rows together, so that
 * statements grow with the depth of the selection and never with the number of rows.
 *
 * - returns one object per row, in the order of the rows; rows that are the same object give the same object
 */
export async function resolveRows(
  resolution: Resolution,
  plan: SelectionPlan,
  rows: readonly Row[],
): Promise<ResolvedObject[]> {
  const objects = rows.map((row) => readOwn(resolution, plan, row));
  const relations = plan.nodes.filter((node) => node.kind === 'join' || node.kind === 'stub' || node.kind === 'nested');
  await Promise.all(
    relations.map(async (node) => {
      const values = await resolveRelation(resolution, node, rows);
      for (const [index, object] of objects.entries()) object[node.key] = values[index];
    }),
  );
  return objects;
}

function readOwn(resolution: Resolution, plan: SelectionPlan, row: Row): ResolvedObject {
  const object: ResolvedObject = {};
  for (const node of plan.nodes) {
    switch (node.kind) {
      case 'typename':
        object[node.key] = node.name;
        break;
      case 'leaf':
        object[node.key] = decode(node.leaf.read(row), node.leaf.codec.decode);
        break;
      case 'parts':
        object[node.key] = readParts(node, row);
        break;
      case 'join':
      case 'stub':
      case 'nested':
        // Keeps the order of the selection; the relation's look-up fills it in.
        object[node.key] = null;
    }
  }
  noteAsOf(resolution, plan, row, object);
  return object;
}

function decode(raw: unknown, by: (raw: unknown) => unknown): unknown {
  if (raw === null || raw === undefined) return null;
  return raw instanceof FieldFailure ? raw : by(raw);
}

function readParts(node: PartsNode, row: Row): ResolvedObject | null {
  const object: ResolvedObject = {};
  // Who asks for nothing but its type cannot be told that everything asked for is null.
  let isEmpty = node.nodes.some(({ kind }) => kind !== 'typename');
  for (const part of node.nodes) {
    if (part.kind === 'typename') {
      object[part.key] = part.name;
      continue;
    }
    const value = part.kind === 'leaf' ? decode(part.leaf.read(row), part.leaf.codec.decode) : null;
    object[part.key] = value;
    if (value !== null) isEmpty = false;
  }
  return isEmpty ? null : object;
}

function noteAsOf(resolution: Resolution, plan: SelectionPlan, row: Row, object: ResolvedObject): void {
  const { asOf } = plan.type;
  if (resolution.asOf === undefined || asOf === undefined) return;
  const at = decode(asOf.read(row), asOf.codec.decode);
  if (typeof at === 'string') resolution.asOf.set(object, at);
}

async function resolveRelation(
  resolution: Resolution,
  node: RelationNode,
  rows: readonly Row[],
): Promise<readonly unknown[]> {
  switch (node.kind) {
    case 'stub':
      return resolveStubs(resolution, node, rows);
    case 'nested':
      return resolveNested(resolution, node, rows);
    case 'join':
      return resolveJoin(resolution, node, rows);
  }
}

async function resolveStubs(resolution: Resolution, node: StubNode, rows: readonly Row[]): Promise<unknown[]> {
  const stubs = new Map<string, Row>();
  const places = rows.map((row) => {
    const key = node.keyFields.map(({ read }) => read(row));
    const problem = problemOf(key);
    if (problem !== undefined) return problem;
    const text = keyText(key);
    if (!stubs.has(text)) stubs.set(text, Object.fromEntries(node.keyFields.map(({ field }, at) => [field, key[at]])));
    return text;
  });
  const objects = await resolveDistinct(resolution, node.child, [...stubs.values()]);
  return places.map((place) => (typeof place === 'string' ? objects.get(stubs.get(place) ?? {}) : place));
}

async function resolveNested(resolution: Resolution, node: NestedNode, rows: readonly Row[]): Promise<unknown[]> {
  const wrong = new FieldFailure(
    'SOURCE_WRONG_SHAPE',
    { source: resolution.source, field: node.coordinate },
    resolution.source,
  );
  const inside = rows.map((row) => {
    const value = node.read(row) ?? null;
    if (value === null || value instanceof FieldFailure) return value;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (Array.isArray(value) !== node.list || !items.every(isRow)) return wrong;
    return items;
  });
  const objects = await resolveDistinct(
    resolution,
    node.child,
    inside.flatMap((items) => (items === null || items instanceof FieldFailure ? [] : items)),
  );
  return inside.map((items) => {
    if (items === null || items instanceof FieldFailure) return items;
    const found = items.map((item) => objects.get(item));
    return node.list ? found : found[0];
  });
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function resolveJoin(resolution: Resolution, node: JoinNode, rows: readonly Row[]): Promise<unknown[]> {
  const keys = rows.map((row) => node.own.map((read) => read(row)));
  const lookup = narrowed(node.lookup, node.narrowing, resolution.rows);
  if (lookup === undefined) return keys.map(() => []);
  const groups =
    node.via === undefined
      ? await findGroups(resolution, lookup, keys)
      : await findThrough(resolution, lookup, node.via, keys);
  const objects = await resolveDistinct(
    resolution,
    node.child,
    groups.flatMap((group) => (group instanceof FieldFailure ? [] : node.list ? group : group.slice(0, 1))),
  );
  return groups.map((group) => {
    if (group instanceof FieldFailure) return group;
    if (node.list) return group.map((row) => objects.get(row));
    const [first] = group;
    return first === undefined ? null : objects.get(first);
  });
}

/** Resolves each distinct row once; the same row then stands wherever it belongs as the same object. */
async function resolveDistinct(
  resolution: Resolution,
  plan: SelectionPlan,
  rows: readonly Row[],
): Promise<Map<Row, ResolvedObject>> {
  const distinct = [...new Set(rows)];
  if (distinct.length === 0) return new Map();
  const objects = await resolveRows(resolution, plan, distinct);
  return new Map(distinct.map((row, index) => [row, objects[index] ?? {}]));
}
