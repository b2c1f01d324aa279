import type { RequiredSelection } from '../model/plan.ts';
import type { FetchDraft } from './fetchDraft.ts';

/**
 * Makes one fetch of two that ask one source for the same objects, where the second sends all that the first sends and
 * more: a request saved is worth a later start. Not where the second waits for the first.
 */
export function combineFetches(fetches: readonly FetchDraft[]): readonly FetchDraft[] {
  const byPlace = new Map<string, FetchDraft[]>();
  for (const fetch of fetches) {
    if (fetch.entity === undefined) continue;
    const key = placeOf(fetch);
    byPlace.set(key, [...(byPlace.get(key) ?? []), fetch]);
  }
  const gone = new Map<FetchDraft, FetchDraft>();
  for (const place of byPlace.values())
    for (const first of place)
      for (const second of place) {
        if (first === second || gone.has(first) || gone.has(second)) continue;
        if (!sendsAllOf(second, first) || waitsFor(second, first)) continue;
        second.selection.absorb(first.selection);
        for (const each of first.after) second.after.add(each);
        gone.set(first, second);
        for (const fetch of fetches) if (fetch.after.delete(first)) fetch.after.add(second);
      }
  return fetches.filter((fetch) => !gone.has(fetch));
}

function placeOf({ source, path, entity, scope }: FetchDraft): string {
  const { deferred, before } = scope;
  return JSON.stringify([source, path, entity?.type, entity?.typeInSource, entity?.sendAs, deferred, before.length]);
}

function sendsAllOf(more: FetchDraft, less: FetchDraft): boolean {
  return holds(more.entity?.requires ?? [], less.entity?.requires ?? []);
}

function holds(more: readonly RequiredSelection[], less: readonly RequiredSelection[]): boolean {
  return less.every((wanted) =>
    more.some((each) => {
      const isSame =
        each.kind === 'field'
          ? wanted.kind === 'field' && each.responseKey === wanted.responseKey && each.name === wanted.name
          : wanted.kind === 'fragment' && each.type === wanted.type;
      return isSame && holds(each.selections, wanted.selections);
    }),
  );
}

function waitsFor(fetch: FetchDraft, other: FetchDraft, seen = new Set<FetchDraft>()): boolean {
  if (seen.has(fetch)) return false;
  seen.add(fetch);
  return fetch.after.has(other) || [...fetch.after].some((each) => waitsFor(each, other, seen));
}
