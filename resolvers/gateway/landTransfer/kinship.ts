import { landTransferRules } from '../config/landTransfer.ts';
import { marriageOn, spouseOf } from '../shared/marriage.ts';
import { present } from '../shared/maybe.ts';
import type { TransferCase } from './types.ts';

/** Whether the parties are spouses, or parent and child, by civil status or by the population database's relations. */
export function areKin(transfer: TransferCase): boolean {
  return areMarried(transfer) || areParentAndChild(transfer) || areRelated(transfer);
}

function areMarried({ transferor, transferorId, transfereeId, asOf }: TransferCase): boolean {
  return present(transferor?.marriageRecords).some(
    (record) => spouseOf(record, transferorId) === transfereeId && marriageOn(record, asOf) === 'IN_FORCE',
  );
}

function areParentAndChild({ transferor, transfereeId }: TransferCase): boolean {
  const { fatherPersonId, motherPersonId } = transferor?.birthRecord ?? {};
  const children = present(transferor?.childBirthRecords).map(({ childPersonId }) => childPersonId);
  return [fatherPersonId, motherPersonId, ...children].includes(transfereeId);
}

function areRelated({ transferor, transfereeId }: TransferCase): boolean {
  return present(transferor?.familyRelations).some(
    ({ relationKind, relatedPersonId }) =>
      relatedPersonId === transfereeId && landTransferRules.kinship.relations.includes(relationKind ?? ''),
  );
}
