import { maritalStatus } from '../config/codes.ts';
import { landTransferRules } from '../config/landTransfer.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { marriageOn, spouseOf } from '../shared/marriage.ts';
import { present } from '../shared/maybe.ts';
import { transferIssueTexts as texts } from './issueTexts.ts';
import type { TransferCase, TransferParcel } from './types.ts';

/**
 * Whether a spouse owns a share without being on the certificate: the right was acquired during a marriage that is
 * still in force. A right without a date counts as acquired during it, for a wrong "no" would cost the spouse the land.
 */
export function checkSpouse(parcel: TransferParcel, transfer: TransferCase): readonly Issue[] {
  const rights = present(parcel.landRights);
  const own = rights.find(({ holderPersonId }) => holderPersonId === transfer.transferorId);
  if (own?.holderType !== landTransferRules.singleHolder) return [];
  const marriages = present(transfer.transferor?.marriageRecords).filter(
    (record) => marriageOn(record, transfer.asOf) !== 'NOT_IN_FORCE',
  );
  const shared = marriages.filter((record) => marriageOn(record, own.rightFrom ?? transfer.asOf) !== 'NOT_IN_FORCE');
  const isMissing = shared.some((record) => {
    const spouse = spouseOf(record, transfer.transferorId);
    return !rights.some(({ holderPersonId }) => holderPersonId === spouse);
  });
  if (isMissing) return [writeIssue(texts, 'SPOUSE_NOT_ON_CERTIFICATE')];
  const saysMarried = transfer.transferor?.maritalStatus === maritalStatus.married;
  return saysMarried && marriages.length === 0 ? [writeIssue(texts, 'MARITAL_STATUS_UNCLEAR')] : [];
}
