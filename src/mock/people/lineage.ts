import { createRandom } from '../../synthetic/random.ts';
import { createPermutation } from '../invent/permutation.ts';
import { isBornHere, readPersonNumber, writePersonNumber, type PersonNumber } from './personNumber.ts';

/**
 * Who belongs to whom among all identifiers that there can be. Nobody keeps the families: each is worked out from one
 * identifier, and comes out the same from whichever of its members one begins with.
 */
export interface Lineage {
  readonly father: (personalId: string) => string | undefined;
  readonly mother: (personalId: string) => string | undefined;
  /** Whom they are or were married to. */
  readonly spouse: (personalId: string) => string | undefined;
  /** Oldest first. */
  readonly children: (personalId: string) => readonly string[];
  /** Position of a man among those who have children; undefined for all others. From 0 to `FATHERS` - 1. */
  readonly fatherPosition: (personalId: string) => number | undefined;
  /** The man at that position, with that place and year of birth. */
  readonly fatherAt: (place: string, birthYear: number, position: number) => string | undefined;
}

const SERIALS = 1_000_000;
/** Half of all men have children: each at most two sons and two daughters. */
export const FATHERS = SERIALS / 2;

/** Years of age of a father when a child is born, and of a man when he marries. */
const FATHER_FROM = 22;
const FATHER_SPAN = 14;
const MARRIES_AT = 21;
const RECORDED_CHILDREN = 0.62;
const CHILDLESS_MARRIED = 0.3;

/** Streams of numbers of the mock that concern families, apart from all others. */
const STREAM = { order: 7_001, fathers: 7_101, wives: 7_201, ages: 7_301, marriages: 7_302, gaps: 7_400 };

const SEXES = ['1', '2'] as const;

/** - `today`: nobody is born or married after it */
export function createLineage(seed: number, today: string): Lineage {
  const order = createPermutation(SERIALS, seed, STREAM.order);
  const fathers = createPermutation(FATHERS, seed, STREAM.fathers);
  const wives = createPermutation(SERIALS, seed, STREAM.wives);
  const thisYear = Number(today.slice(0, 4));

  const chance = (number: PersonNumber, stream: number) =>
    createRandom(seed, number.serial * 1_000 + Number(number.place), stream).next();

  function numberOf(personalId: string): PersonNumber | undefined {
    const number = readPersonNumber(personalId, today);
    return number !== undefined && isBornHere(number) ? number : undefined;
  }

  /** How old the father was when the child in this place among his four was born; undefined where there is none. */
  function gapOf(father: PersonNumber, slot: number, sex: '1' | '2'): number | undefined {
    const stream = STREAM.gaps + slot * 2 + Number(sex);
    if (chance(father, stream) >= RECORDED_CHILDREN) return undefined;
    return FATHER_FROM + Math.floor(chance(father, stream + 50) * FATHER_SPAN);
  }

  /** Years by which the wife is younger; below zero: older. */
  const wifeYounger = (husband: PersonNumber) => Math.floor(chance(husband, STREAM.ages) * 6) - 2;

  function father(personalId: string): string | undefined {
    const child = numberOf(personalId);
    if (child === undefined) return undefined;
    const position = order.apply(child.serial);
    const serial = order.undo(fathers.apply(Math.floor(position / 2)));
    const gap = gapOf({ ...child, sex: '1', serial }, position % 2, child.sex);
    if (gap === undefined) return undefined;
    return writePersonNumber({ place: child.place, sex: '1', birthYear: child.birthYear - gap, serial });
  }

  function husbandOf(wife: PersonNumber): PersonNumber {
    const serial = wives.undo(wife.serial);
    const younger = wifeYounger({ ...wife, sex: '1', serial });
    return { place: wife.place, sex: '1', birthYear: wife.birthYear - younger, serial };
  }

  function isMarried(man: PersonNumber): boolean {
    if (man.birthYear + MARRIES_AT >= thisYear) return false;
    return order.apply(man.serial) < FATHERS || chance(man, STREAM.marriages) < CHILDLESS_MARRIED;
  }

  function spouse(personalId: string): string | undefined {
    const number = numberOf(personalId);
    if (number === undefined) return undefined;
    const husband = number.sex === '1' ? number : husbandOf(number);
    if (!isMarried(husband)) return undefined;
    if (number.sex === '2') return writePersonNumber(husband);
    const birthYear = husband.birthYear + wifeYounger(husband);
    return writePersonNumber({ ...husband, sex: '2', birthYear, serial: wives.apply(husband.serial) });
  }

  function children(personalId: string): readonly string[] {
    const number = numberOf(personalId);
    const manId = number?.sex === '2' ? spouse(personalId) : personalId;
    const man = manId === undefined ? undefined : numberOf(manId);
    if (man === undefined) return [];
    const position = order.apply(man.serial);
    if (position >= FATHERS) return [];
    const born = [0, 1].flatMap((slot) => {
      const serial = order.undo(fathers.undo(position) * 2 + slot);
      return SEXES.flatMap((sex) => {
        const gap = gapOf(man, slot, sex);
        const birthYear = man.birthYear + (gap ?? 0);
        return gap === undefined || birthYear > thisYear ? [] : [{ place: man.place, sex, birthYear, serial }];
      });
    });
    return born
      .sort((one, other) => one.birthYear - other.birthYear || one.serial - other.serial)
      .flatMap((child) => writePersonNumber(child) ?? []);
  }

  return {
    father,
    mother: (personalId) => {
      const his = father(personalId);
      return his === undefined ? undefined : spouse(his);
    },
    spouse,
    children,
    fatherPosition: (personalId) => {
      const number = numberOf(personalId);
      if (number?.sex !== '1') return undefined;
      const position = order.apply(number.serial);
      return position < FATHERS ? position : undefined;
    },
    fatherAt: (place, birthYear, position) =>
      writePersonNumber({ place, sex: '1', birthYear, serial: order.undo(position) }),
  };
}
