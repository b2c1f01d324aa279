import { certificateStatus } from '../config/codes.ts';
import { landTransferRules } from '../config/landTransfer.ts';
import { isInForce } from '../shared/days.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { present } from '../shared/maybe.ts';
import { sameSerial } from './certificateSerial.ts';
import { transferIssueTexts as texts } from './issueTexts.ts';
import type { TransferCase, TransferParcel } from './types.ts';

/**
 * Whether the parcel is free, held by the transferor, and certified as stated, on the day of the transfer.
 *
 * - `isKnown`: whether the ministry could be asked about this part (`parcelAddress.parcels.landRights`)
 */
export function checkParcel(
  parcel: TransferParcel,
  transfer: TransferCase,
  isKnown: (path: string) => boolean,
): readonly Issue[] {
  return [
    ...checkRestrictions(parcel, transfer.asOf),
    ...(isKnown('parcelAddress.parcels.landRights') ? checkHolders(parcel, transfer) : []),
    ...(isKnown('parcelAddress.parcels.certificates') ? checkCertificate(parcel, transfer.certificateSerial) : []),
  ];
}

function checkRestrictions(parcel: TransferParcel, day: string): readonly Issue[] {
  return present(parcel.restrictions)
    .filter(({ restrictionFrom: from, restrictionTo: to }) => isInForce({ from, to }, day))
    .map(({ restrictionKind, restrictionFrom }) => {
      const code = landTransferRules.restrictions[restrictionKind ?? ''] ?? 'RESTRICTION_UNKNOWN';
      return writeIssue(texts, code, { from: restrictionFrom ?? '…' });
    });
}

function checkHolders(parcel: TransferParcel, transfer: TransferCase): readonly Issue[] {
  const rights = present(parcel.landRights);
  const own = rights.find(({ holderPersonId }) => holderPersonId === transfer.transferorId);
  if (own === undefined) return [writeIssue(texts, 'TRANSFEROR_NOT_HOLDER')];
  if (own.holderType === landTransferRules.householdHolder) return [writeIssue(texts, 'HOUSEHOLD_CONSENT')];
  const others = rights.filter(({ holderPersonId }) => holderPersonId !== transfer.transferorId);
  if (others.length === 0) return [];
  const isCouple = [own, ...others].every(({ holderType }) => holderType === landTransferRules.coupleHolder);
  return [writeIssue(texts, isCouple ? 'COUPLE_MUST_SIGN' : 'CO_HOLDER_CONSENT')];
}

function checkCertificate(parcel: TransferParcel, stated: string | null | undefined): readonly Issue[] {
  const certificates = present(parcel.certificates);
  if (certificates.length === 0) return [writeIssue(texts, 'CERTIFICATE_MISSING')];
  const meant =
    typeof stated === 'string'
      ? certificates.filter(({ certificateSerial }) => sameSerial(certificateSerial, stated))
      : certificates;
  if (meant.length === 0) return [writeIssue(texts, 'CERTIFICATE_SERIAL_MISMATCH')];
  const isValid = meant.some((certificate) => certificate.certificateStatus === certificateStatus.valid);
  return isValid ? [] : [writeIssue(texts, 'CERTIFICATE_NOT_VALID')];
}
