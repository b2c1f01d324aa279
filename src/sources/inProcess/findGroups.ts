import { FieldFailure } from '../../model/fieldFailure.ts';
import { compareRows } from './compareRows.ts';
import type { Resolution } from './resolution.ts';
import { keyText, type Key, type Row, type RowQuery } from './rows.ts';
import type { JoinNode, Lookup } from './selectionPlan.ts';

/** Rows of each key; a key with a null finds nothing, one that could not be read fails. */
export async function findGroups(
  resolution: Resolution,
  lookup: Lookup & Pick<RowQuery, 'only'>,
  keys: readonly Key[],
): Promise<(readonly Row[] | FieldFailure)[]> {
  const distinct = new Map<string, Key>();
  for (const key of keys) if (problemOf(key) === undefined) distinct.set(keyText(key), key);
  if (distinct.size === 0) return keys.map((key) => problemOf(key) ?? []);
  const found = await resolution.reader.find({ ...lookup, keys: [...distinct.values()] });
  if (found instanceof FieldFailure) return keys.map((key) => (problemOf(key) === null ? [] : found));
  const groups = new Map([...distinct.keys()].map((text, index) => [text, found[index] ?? []]));
  return keys.map((key) => {
    const problem = problemOf(key);
    return problem === undefined ? (groups.get(keyText(key)) ?? []) : (problem ?? []);
  });
}

/** Rows of each key by way of a table in between: two look-ups, whatever the number of keys. */
export async function findThrough(
  resolution: Resolution,
  lookup: Lookup & Pick<RowQuery, 'only'>,
  via: NonNullable<JoinNode['via']>,
  keys: readonly Key[],
): Promise<(readonly Row[] | FieldFailure)[]> {
  const links = await findGroups(resolution, via.lookup, keys);
  const linkKeys = links.map((group) =>
    group instanceof FieldFailure ? [] : group.map((link) => via.own.map((read) => read(link))),
  );
  const targets = await findGroups(resolution, lookup, linkKeys.flat());
  let next = 0;
  return links.map((group, index) => {
    const mine = targets.slice(next, (next += linkKeys[index]?.length ?? 0));
    if (group instanceof FieldFailure) return group;
    const failure = mine.find((rows) => rows instanceof FieldFailure);
    if (failure !== undefined) return failure;
    const rows = [...new Set(mine.flatMap((found) => (found instanceof FieldFailure ? [] : found)))];
    return rows.sort(compareRows(lookup.orderBy));
  });
}

/** Why a key cannot be asked for: a part of it is null, or could not be read; `undefined` when it can. */
export function problemOf(key: Key): FieldFailure | null | undefined {
  let problem: FieldFailure | null | undefined;
  for (const part of key) {
    if (part instanceof FieldFailure) return part;
    if (part === null || part === undefined || part === '') problem = null;
  }
  return problem;
}
