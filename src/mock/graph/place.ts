import type { Fields } from '../mockWorld.ts';

const PLACE = Symbol('place in the world');

/** Where a record stands: its key, or the way to it from a record with one. What is made up for it depends on that. */
export function placeOf(record: Fields): string {
  return (record as { readonly [PLACE]?: string })[PLACE] ?? '';
}

/** Fields that say where a record stands. */
export function atPlace(place: string): Fields {
  return { [PLACE]: place };
}
