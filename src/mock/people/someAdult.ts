import type { MockWorld } from '../mockWorld.ts';
import { FATHERS } from './lineage.ts';

/** Years in which they are born: grown up, and most of them alive. */
const BORN = { from: 1965, to: 1990 };

/** A man with family and land who is alive; the same for the same record. */
export function someAdult(
  {
    draw,
    places,
    lineage,
    lives,
    land,
    find,
  }: Pick<MockWorld, 'draw' | 'places' | 'lineage' | 'lives' | 'land' | 'find'>,
  type: string,
  key: string,
): string {
  const random = draw(type, key, 'someAdult');
  for (;;) {
    const place = random.pick(random.pick(places.provinces).idPlaces);
    const found = lineage.fatherAt(place, random.between(BORN.from, BORN.to), random.between(0, FATHERS - 1));
    const isFit = found !== undefined && lives.deathDate(found) === undefined && land.plotsOf(found).length > 0;
    if (isFit && find('Person', found) !== null) return found;
  }
}
