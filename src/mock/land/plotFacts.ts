import { dayBetween, yearsAfter } from '../invent/days.ts';
import type { MockWorld } from '../mockWorld.ts';
import { parcelNumberOf } from './parcelNumber.ts';
import type { Plot } from './landBook.ts';

/** Who holds a plot, and how. Codes of the lists LAND_HOLDER_TYPE and HOLDER_ROLE. */
export interface Holding {
  readonly holderType: 'CA_NHAN' | 'VO_CHONG' | 'HO_GIA_DINH';
  readonly holders: readonly { readonly personalId: string; readonly role: '1' | '2' | '3' }[];
  /** Day since which it is registered. */
  readonly since: string;
}

/** Oldest day of a right in the register: the first land law (1993). */
const FIRST_RIGHTS = '1993-10-15';

/** Land bought in marriage belongs to both; some certificates name a household. */
export function holdingOf({ lives, draw, today }: MockWorld, plot: Plot): Holding {
  const random = draw('LandRight', parcelNumberOf(plot), 'rightFrom');
  const { owner } = plot;
  const grown = [yearsAfter(lives.birthDate(owner), 23), FIRST_RIGHTS].sort()[1] ?? FIRST_RIGHTS;
  const last = lives.deathDate(owner) ?? today;
  const since = dayBetween(grown, last, random);
  const union = lives.marriage(owner);
  if (random.chance(0.1)) return { holderType: 'HO_GIA_DINH', holders: [{ personalId: owner, role: '3' }], since };
  if (union === undefined || union.status === '2' || since < union.on || random.chance(0.15)) {
    return { holderType: 'CA_NHAN', holders: [{ personalId: owner, role: '1' }], since };
  }
  return {
    holderType: 'VO_CHONG',
    holders: [
      { personalId: owner, role: '1' },
      { personalId: union.wife, role: '2' },
    ],
    since,
  };
}

/** What a plot is used for (codes of LAND_USE) and how large it is (m², one decimal). */
export function usesOf(
  { draw }: MockWorld,
  plot: Plot,
): readonly { readonly purpose: string; readonly areaM2: number }[] {
  const random = draw('LandUse', parcelNumberOf(plot), 'landUseArea');
  const area = (low: number, high: number) => random.between(low * 10, high * 10) / 10;
  if (plot.commune.kind !== 'COMMUNE') return [{ purpose: 'ODT', areaM2: area(36, 180) }];
  const home = { purpose: 'ONT', areaM2: area(80, 300) };
  return random.chance(0.4)
    ? [home, { purpose: random.pick(['CLN', 'HNK', 'LUC']), areaM2: area(200, 1_500) }]
    : [home];
}

/** Whole area of a plot (m²). */
export function areaOf(world: MockWorld, plot: Plot): number {
  return Math.round(usesOf(world, plot).reduce((sum, { areaM2 }) => sum + areaM2, 0) * 10) / 10;
}
