import { createRandom, type Random } from '../../synthetic/random.ts';
import { textHash } from './textHash.ts';

/**
 * Numbers for one value of the mock. They depend on the seed, the type, its key and the field, and on nothing else: whoever
 * asks in whatever order gets the same.
 */
export type Draw = (type: string, key: string, field: string) => Random;

export function createDraw(seed: number): Draw {
  return (type, key, field) => createRandom(seed, textHash(`${type}\n${key}`), textHash(field));
}
