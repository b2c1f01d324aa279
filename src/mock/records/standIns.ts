import { parcelNumberOf } from '../land/parcelNumber.ts';
import type { Fields, MockWorld } from '../mockWorld.ts';
import { someAdult } from '../people/someAdult.ts';
import { parcel } from './parcel.ts';

/** What a record has that only a fixture knows, and of which the fixture does not say everything; undefined: nothing. */
export function standInFor(world: MockWorld, type: string, key: string): Fields | undefined {
  if (type !== 'Parcel') return undefined;
  const [plot] = world.land.plotsOf(someAdult(world, type, key));
  return plot && parcel(world, parcelNumberOf(plot));
}
