import type { AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import { REFORM_DAY } from '../../../src/model/adminUnit.ts';
import { parcelStatus } from '../config/codes.ts';
import { addDays } from '../shared/days.ts';
import { present } from '../shared/maybe.ts';
import type { TransferCase, TransferParcel } from './types.ts';

/** Which parcel a legal address means. Since the communes merged, one address may stand for several. */
export type ChosenParcel =
  | { readonly kind: 'one'; readonly parcel: TransferParcel }
  | { readonly kind: 'none' }
  | { readonly kind: 'inactive' }
  | { readonly kind: 'several'; readonly oldCommuneCodes: readonly string[] };

/**
 * Chooses the parcel of a transfer among those that carry its legal address.
 *
 * The old commune decides when it is given, and only then: serials on certificates are too often misread to decide it.
 */
export function chooseParcel(transfer: Pick<TransferCase, 'parcelAddress' | 'oldCommuneCode'>): ChosenParcel {
  const all = present(transfer.parcelAddress?.parcels);
  const named = all.filter((parcel) => isInOldCommune(parcel, transfer.oldCommuneCode));
  const active = named.filter((parcel) => (parcel.parcelStatus ?? parcelStatus.active) === parcelStatus.active);
  const [first, second] = active;
  if (first === undefined) return { kind: named.length > 0 ? 'inactive' : 'none' };
  if (second === undefined) return { kind: 'one', parcel: first };
  return { kind: 'several', oldCommuneCodes: [...new Set(active.map(oldCommuneOf))].toSorted() };
}

/** The old communes as units of the day before the reform; codes that nobody knows are left out. */
export function oldCommunes(codes: readonly string[], registry: AdminUnitRegistry) {
  return codes.flatMap((code) => registry.adminUnit(code, addDays(REFORM_DAY, -1)) ?? []);
}

function isInOldCommune(parcel: TransferParcel, wanted: string | null | undefined): boolean {
  return wanted === null || wanted === undefined || oldCommuneOf(parcel) === wanted;
}

function oldCommuneOf(parcel: TransferParcel): string {
  return parcel.parcelAddress?.oldCommuneCode ?? parcel.parcelCommuneCode ?? '';
}
