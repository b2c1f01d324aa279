import type { MockWorld } from '../mockWorld.ts';
import type { Plot } from './landBook.ts';

/** Record number of a plot: `TD-26740-12-345`. */
export function parcelNumberOf({ commune, sheet, parcelNo }: Plot): string {
  return `TD-${commune.code}-${sheet}-${parcelNo}`;
}

/** The plot with a record number. */
export function plotOf({ land }: MockWorld, parcelRecordId: string): Plot | undefined {
  const [, commune, sheet, parcelNo] = /^TD-(\d{5})-(\d+)-(\d+)$/.exec(parcelRecordId) ?? [];
  if (commune === undefined || sheet === undefined) return undefined;
  return land.plotAt(commune, sheet, Number(parcelNo));
}
