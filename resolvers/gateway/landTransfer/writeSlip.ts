import { landTransferRules } from '../config/landTransfer.ts';
import { currentResidence } from '../shared/currentResidence.ts';
import { addWorkingDays } from '../shared/days.ts';
import { present, type Maybe } from '../shared/maybe.ts';
import { sameSerial } from './certificateSerial.ts';
import type { ParcelPlace, Party, TransferCase, TransferParcel } from './types.ts';

/** Part I of form 15: the dossier, and by when the slip and the notice are due. Days as `YYYY-MM-DD`. */
export function dossierPart(transfer: TransferCase) {
  const slipDueOn = addWorkingDays(transfer.asOf, landTransferRules.slipDays);
  return {
    dossierCode: transfer.dossierCode,
    procedureCode: landTransferRules.procedure.code,
    procedureName: landTransferRules.procedure.nameVi,
    contractPrice: transfer.contractPrice,
    preparedOn: transfer.asOf,
    slipDueOn,
    taxNoticeDueOn: addWorkingDays(slipDueOn, landTransferRules.taxNoticeDays),
  };
}

/** Part II of form 15: one party. Since 2025-07-01 a person's tax code is the personal identifier. */
export function partyPart(personalId: string, party: Maybe<Party>, day: string) {
  return {
    personalId,
    fullNameText: party?.fullNameText ?? null,
    birthDate: party?.birthDate ?? null,
    addressText: addressText(currentResidence(party?.residences, day)?.residenceAddress),
    taxCode: party?.taxpayer?.taxCode ?? personalId,
    taxpayerStatus: party?.taxpayer?.taxpayerStatus ?? null,
  };
}

/** Part III of form 15: the parcel with its purposes and the certificate that was shown. Areas in m². */
export function parcelPart(parcel: TransferParcel, stated: Maybe<string>) {
  const certificates = present(parcel.certificates);
  const certificate =
    certificates.find(({ certificateSerial }) => sameSerial(certificateSerial, stated)) ??
    (certificates.length === 1 ? certificates[0] : undefined);
  return {
    parcelRecordId: parcel.parcelRecordId,
    parcelId: parcel.parcelId ?? null,
    parcelCommuneCode: parcel.parcelCommuneCode ?? null,
    mapSheetNo: parcel.mapSheetNo ?? null,
    parcelNo: parcel.parcelNo ?? null,
    addressText: addressText(parcel.parcelAddress),
    parcelArea: parcel.legalArea ?? parcel.parcelArea ?? null,
    uses: present(parcel.landUses).map(({ landUseTerm, ...use }) => ({
      ...use,
      indefinite: landUseTerm?.indefinite ?? null,
      until: landUseTerm?.until ?? null,
    })),
    certificateSerial: certificate?.certificateSerial ?? null,
    certificateBookNo: certificate?.certificateBookNo ?? null,
    certificateIssueDate: certificate?.certificateIssueDate ?? null,
  };
}

function addressText(place: Maybe<ParcelPlace>): string | null {
  return place?.addressAsRecorded ?? place?.addressDetail ?? null;
}
