import type { EndpointBinding, EndpointLookup } from '../../model/binding.ts';
import type { EntityShape } from '../binding/shapesOf.ts';
import type { Notation } from '../binding/typesOf.ts';
import { words } from '../binding/words.ts';

/** Keys in one call, and objects on one page (count). */
const LIMIT = 200;

/** `/land-use/search` is where a collection is asked. */
export function collectionOf(entity: string): string {
  return words(entity, '-');
}

/** An API with a collection for each entity; objects have the dictionary's own names, and value objects inside them. */
export const restNotation: Notation = {
  table: collectionOf,
  column: (path) => path.join('.'),
  value: ({ path }) => path.join('.'),
  list: (_, { name, value }) => ({ relation: { to: value, nested: name, list: true } }),
};

/** How a collection is asked: by its keys, and by the keys of what its records belong to. */
export function endpointsOf(shapes: readonly EntityShape[]): Readonly<Record<string, EndpointBinding>> {
  const endpoints = shapes.map(({ name, keys, askedBy }) => {
    const asked = askedBy.flatMap(([first]) => first?.path ?? []);
    const names = new Set([...keys.flatMap(([first]) => first ?? []), ...asked]);
    return [collectionOf(name), { items: 'items', lookups: [...names].map((by) => lookupOf(name, by)) }] as const;
  });
  return Object.fromEntries(endpoints);
}

function lookupOf(entity: string, by: string): EndpointLookup {
  return {
    ...{ by, method: 'POST', path: `/${collectionOf(entity)}/search`, keys: by, limit: LIMIT },
    parameters: { size: String(LIMIT) },
    pages: { next: 'next', total: 'total' },
  };
}
