import { STREETS } from '../../../src/synthetic/places/streets.ts';
import type { Commune, OldCommune } from '../../../src/synthetic/places/communes.ts';
import type { Random } from '../../../src/synthetic/random.ts';

/** Where people live: one address, told in today's units and in those of the paper it was written on. */
export interface Home {
  readonly commune: Commune;
  readonly oldCommune: OldCommune;
  /** House number and street, or hamlet. */
  readonly detail: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** An address in a commune; the point lies on a grid of about eleven metres, its own for each `spot`. */
export function makeHome(commune: Commune, spot: number, random: Random): Home {
  const { longitude, latitude } = pointOf(commune, spot);
  const oldCommune = random.pick(commune.old);
  const detail = commune.isUrban
    ? `${random.between(1, 399)} đường ${random.pick(STREETS)}`
    : `Thôn ${random.between(1, 12)}, đội ${random.between(1, 9)}`;
  return { commune, oldCommune, detail, longitude, latitude };
}

/** Point number `spot` of a commune, degrees. */
export function pointOf(commune: Commune, spot: number): { longitude: number; latitude: number } {
  return {
    longitude: round(commune.longitude + (spot % 1000) * 0.0001 + 0.00005),
    latitude: round(commune.latitude + Math.floor(spot / 1000) * 0.0001 + 0.00005),
  };
}

/** The address as today's papers give it. */
export function currentAddress({ detail, commune }: Home): string {
  return `${detail}, ${commune.name}, ${commune.provinceName}`;
}

/** The address as papers from before 2025-07-01 give it, with commune, district and province of that time. */
export function formerAddress({ detail, oldCommune, commune }: Home): string {
  return `${detail}, ${oldCommune.name}, ${commune.oldPlace}`;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
