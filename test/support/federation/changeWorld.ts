import type { Arguments } from './fieldArguments.ts';
import type { Row, World } from './world.ts';

/**
 * What a mutation does to the world, so that the order of mutations shows:
 *
 * - a number: the argument `by` is added to it
 * - an object: the arguments are new values of the row that has the `id` given
 */
export function changeWorld(world: World, root: Row, fieldName: string, args: Arguments): void {
  const stored = root[fieldName];
  if (typeof stored === 'number' && typeof args['by'] === 'number')
    (root as Record<string, unknown>)[fieldName] = stored + args['by'];
  const rows = (Array.isArray(stored) ? stored : []).map((object) => world.deref(object as Row));
  const changed = rows.find((row) => row['id'] === args['id']);
  if (changed !== undefined) Object.assign(changed, args);
}
