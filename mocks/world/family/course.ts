import { firstDayOf, REFERENCE_DAY } from '../calendar/days.ts';
import type { Random } from '../../../src/synthetic/random.ts';
import type { MaritalStatus } from './citizen.ts';
import type { Head } from './head.ts';

/** How a life together went; day numbers throughout. */
export interface MarriageCourse {
  readonly wifeBorn: number;
  readonly wifeDied?: number;
  readonly wifeMarital: MaritalStatus;
  readonly from: number;
  readonly to?: number;
  readonly status: 'HL' | 'LH' | 'CHET';
}

export interface Course {
  readonly headDied?: number;
  readonly headMarital: MaritalStatus;
  /** Absent where the head lives alone. */
  readonly marriage?: MarriageCourse;
}

/** Draws the course of a family's life: whom the head marries and when, whether they part, who has died. */
export function drawCourse(head: Head, random: Random): Course {
  const age = (REFERENCE_DAY - head.born) / 365.25;
  const headDeath = random.chance(age > 75 ? 0.3 : 0.02) ? REFERENCE_DAY - random.between(20, 2500) : undefined;
  if (!head.isCouple) return { ...(headDeath === undefined ? {} : { headDied: headDeath }), headMarital: '1' };

  const wifeBorn = Math.min(head.born + random.between(-2, 6) * 365, firstDayOf(2002));
  const earliest = Math.max(head.born + 20 * 366, wifeBorn + 18 * 366);
  const from = Math.min(earliest + random.between(0, 9 * 365), REFERENCE_DAY - 40);
  const wifeAge = (REFERENCE_DAY - wifeBorn) / 365.25;
  const wifeDeath = random.chance(wifeAge > 75 ? 0.2 : 0.015) ? REFERENCE_DAY - random.between(20, 2500) : undefined;
  // Nobody marries after death: such a draw counts as alive.
  const headDied = headDeath !== undefined && headDeath > from ? headDeath : undefined;
  const wifeDied = wifeDeath !== undefined && wifeDeath > from ? wifeDeath : undefined;
  const couple = { wifeBorn, from, ...(wifeDied === undefined ? {} : { wifeDied }) };

  const firstDeath = earlier(headDied, wifeDied);
  const partedOn = from + random.between(400, 9000);
  const isParted = random.chance(0.07) && partedOn < (firstDeath ?? REFERENCE_DAY);
  const common = headDied === undefined ? {} : { headDied };
  if (isParted) {
    return { ...common, headMarital: '3', marriage: { ...couple, wifeMarital: '3', to: partedOn, status: 'LH' } };
  }
  if (firstDeath !== undefined) {
    const isHeadLeft = firstDeath === wifeDied;
    return {
      ...common,
      headMarital: isHeadLeft ? '4' : '2',
      marriage: { ...couple, wifeMarital: isHeadLeft ? '2' : '4', to: firstDeath, status: 'CHET' },
    };
  }
  return { ...common, headMarital: '2', marriage: { ...couple, wifeMarital: '2', status: 'HL' } };
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined) return other;
  return other === undefined ? one : Math.min(one, other);
}
