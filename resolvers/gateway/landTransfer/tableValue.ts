import type { CodeList } from '../../../src/model/dictionary.ts';
import { landTransferRules } from '../config/landTransfer.ts';
import { present, type Maybe } from '../shared/maybe.ts';
import type { LandPrice, LandUse, TransferParcel } from './types.ts';

/** The value of a parcel after the province's price table (đồng), or the purpose for which the table has no row. */
export type TableValue =
  { readonly kind: 'known'; readonly value: number } | { readonly kind: 'unknown'; readonly purpose: string };

/**
 * Area × price per m² over the purposes of a parcel, with the prices of that year, else of the latest year before it.
 *
 * - `landUses`: the code list LAND_USE, which leads from old codes (`LUN`, `BHK`) to those of the table
 */
export function tableValue(parcel: TransferParcel, year: number, landUses: CodeList | undefined): TableValue {
  const uses = present(parcel.landUses);
  let value = 0;
  for (const use of uses) {
    const purpose = use.landUsePurpose ?? '';
    const price = priceOf(purpose, present(parcel.landPrices), year, landUses);
    const areaM2 = areaOf(use, parcel, uses.length);
    if (price === undefined || areaM2 === undefined) return { kind: 'unknown', purpose };
    value += price * areaM2;
  }
  return uses.length === 0 ? { kind: 'unknown', purpose: '' } : { kind: 'known', value: Math.round(value) };
}

/** Area of one purpose (m²); where the register gives none, a sole purpose has the whole parcel. */
function areaOf(use: LandUse, parcel: TransferParcel, count: number): number | undefined {
  return use.landUseArea ?? (count === 1 ? (parcel.legalArea ?? parcel.parcelArea ?? undefined) : undefined);
}

function priceOf(
  purpose: string,
  prices: readonly LandPrice[],
  year: number,
  landUses: CodeList | undefined,
): number | undefined {
  const replaced = landUses?.entries.find(({ code }) => code === purpose)?.replacedBy;
  const rows = prices.filter(
    ({ pricePurpose, priceYear, unitPrice }) =>
      (pricePurpose === purpose || (replaced !== undefined && pricePurpose === replaced)) &&
      typeof unitPrice === 'number' &&
      (priceYear ?? year) <= year,
  );
  const latest = Math.max(...rows.map(({ priceYear }) => priceYear ?? year));
  const ofYear = rows.filter(({ priceYear }) => (priceYear ?? year) === latest);
  return (ofYear.find(isAtPosition) ?? ofYear[0])?.unitPrice ?? undefined;
}

function isAtPosition({ pricePosition }: LandPrice): boolean {
  const position: Maybe<number> = pricePosition;
  return position === landTransferRules.pricePosition;
}
