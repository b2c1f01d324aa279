import { houseKinds, residentialPurposes } from '../config/codes.ts';
import { landTransferRules } from '../config/landTransfer.ts';
import { addDays } from '../shared/days.ts';
import { present } from '../shared/maybe.ts';
import type { HeldRight, TransferCase, TransferParcel } from './types.ts';

/**
 * Whether the parcel is the only home that the transferor holds, and has been held long enough. What a household holds
 * belongs to several people, whose other homes are not read here: no exemption is taken for granted then.
 */
export function isOnlyHouse(transfer: TransferCase, { parcelRecordId, landRights }: TransferParcel): boolean {
  const own = present(landRights).find(({ holderPersonId }) => holderPersonId === transfer.transferorId);
  if (own?.holderType === landTransferRules.householdHolder) return false;
  const homes = present(transfer.transferor?.landRights).filter(isHome);
  const parcels = new Set(homes.map(({ parcel }) => parcel?.parcelRecordId));
  if (parcels.size !== 1 || !parcels.has(parcelRecordId)) return false;
  const latestStart = addDays(transfer.asOf, -landTransferRules.onlyHouse.minimumDaysHeld);
  return homes.every(({ rightFrom }) => typeof rightFrom === 'string' && rightFrom <= latestStart);
}

/** Land to live on, or with a house on it. */
function isHome({ parcel }: HeldRight): boolean {
  return (
    present(parcel?.landUses).some(({ landUsePurpose }) => residentialPurposes.includes(landUsePurpose ?? '')) ||
    present(parcel?.attachedAssets).some(({ assetKind }) => houseKinds.includes(assetKind ?? ''))
  );
}
