import { number, text } from '../database/rowsLoader.ts';
import type { LandContext } from './landContext.ts';
import { toPrice, type LandObject } from './toDictionary.ts';

/** Rows of the newest price table of the parcel's commune, for the purposes for which the parcel is used. */
export async function pricesOfParcel({ row }: LandObject, _: unknown, { load }: LandContext): Promise<LandObject[]> {
  const [uses, prices] = await Promise.all([
    load.usesOfParcel.load(String(row['ma_ho_so_thua'])),
    load.pricesOfCommune.load(String(row['ma_xa'])),
  ]);
  const purposes = new Set(uses.map((use) => text(use, 'loai_dat')));
  const year = Math.max(...prices.map((price) => number(price, 'nam') ?? 0));
  return prices.filter((price) => number(price, 'nam') === year && purposes.has(text(price, 'loai_dat'))).map(toPrice);
}
