import { firstDayOf, yearOf } from '../calendar/days.ts';
import { personalId, type Sex } from '../../../src/synthetic/identity/personalId.ts';
import { serialOf } from '../identity/serial.ts';
import { placeOf } from '../places/slots.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import { createWeighted } from '../../../src/synthetic/weighted.ts';

/** First facts of a family: enough to name its head from elsewhere without making the family. */
export interface Head {
  readonly id: string;
  readonly sex: Sex;
  readonly born: number;
  readonly isCouple: boolean;
}

const drawBirthYear = createWeighted<readonly [number, number]>([
  [[1938, 1949], 5],
  [[1950, 1959], 13],
  [[1960, 1969], 20],
  [[1970, 1979], 22],
  [[1980, 1989], 24],
  [[1990, 1999], 16],
]);

/** Head of the family with this index; always alive or dead as the family itself decides, always the same identifier. */
export function headOf(seed: number, family: number): Head {
  const random = createRandom(seed, family, 1);
  const isCouple = random.chance(0.74);
  const sex: Sex = isCouple || random.chance(0.45) ? '1' : '2';
  const born = drawBirthDay(random);
  const { commune, ordinalInPrefix } = placeOf(family);
  const id = personalId(commune.oldProvince, sex, yearOf(born), serialOf(seed, ordinalInPrefix, 'born-here'));
  return { id, sex, born, isCouple };
}

function drawBirthDay(random: Random): number {
  const [from, to] = drawBirthYear(random);
  return firstDayOf(random.between(from, to)) + random.between(0, 364);
}
