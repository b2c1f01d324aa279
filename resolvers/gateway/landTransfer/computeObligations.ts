import type { CodeList } from '../../../src/model/dictionary.ts';
import type { UnavailableInput } from '../../../src/model/source.ts';
import { landTransferRules as rules } from '../config/landTransfer.ts';
import { firstMissing } from '../shared/missingInput.ts';
import { missingIssue } from '../shared/missingIssues.ts';
import { personState } from '../shared/personState.ts';
import { chooseParcel } from './chooseParcel.ts';
import { areKin } from './kinship.ts';
import { amountOf, type Obligation, type ObligationReason } from './obligation.ts';
import { noTablePrice, obligationReasons as reasons } from './obligationReasons.ts';
import { isOnlyHouse } from './onlyHouse.ts';
import { tableValue } from './tableValue.ts';
import type { TransferCase, TransferParcel } from './types.ts';

interface Duty {
  readonly type: string;
  readonly ratePercent: number;
  readonly basis: string;
  readonly payer: Obligation['payer'];
  readonly mayBeOnlyHouse: boolean;
  readonly kinshipFrees: boolean;
}

const DUTIES: readonly Duty[] = [
  { ...rules.incomeTax, payer: 'TRANSFEROR', mayBeOnlyHouse: true, kinshipFrees: true },
  {
    ...rules.registrationFee,
    payer: 'TRANSFEREE',
    mayBeOnlyHouse: false,
    kinshipFrees: rules.kinship.freesRegistrationFee,
  },
];

const KINSHIP_READS = [
  'transferor.birthRecord',
  'transferor.childBirthRecords',
  'transferor.marriageRecords',
  'transferor.familyRelations',
];

/**
 * Income tax and registration fee of a land transfer: always both, each with its reason, also when one is exempt or
 * cannot be computed. Where an exemption could not be examined nothing is computed, for it might be owed by nobody.
 *
 * - `landUses`: the code list LAND_USE
 */
export function computeObligations(
  transfer: TransferCase,
  unavailable: readonly UnavailableInput[],
  landUses: CodeList | undefined,
): readonly Obligation[] {
  const missing = (...paths: readonly string[]): ObligationReason | undefined => {
    const input = firstMissing(unavailable, ...paths);
    if (input === undefined) return undefined;
    const issue = missingIssue(input);
    return { vi: issue.reasonVi, en: issue.reasonEn };
  };
  const cannot = (reason: ObligationReason) => DUTIES.map((duty) => notComputable(duty, reason));

  const noParcels = missing('parcelAddress.parcels.parcelRecordId', 'parcelAddress.parcels.parcelStatus');
  if (noParcels !== undefined) return cannot(noParcels);
  const noPerson = missing('transferor.lifeStatus');
  if (noPerson !== undefined) return cannot(noPerson);
  if (personState(transfer.transferor, transfer.asOf) === 'DECEASED') return cannot(reasons.inheritance);
  const chosen = chooseParcel(transfer);
  if (chosen.kind !== 'one') return cannot(chosen.kind === 'several' ? reasons.ambiguousParcel : reasons.noParcel);

  if (areKin(transfer)) return DUTIES.map((duty) => dutyOf(duty, transfer, chosen.parcel, landUses, missing, true));
  const kinshipUnknown = missing(...KINSHIP_READS);
  if (kinshipUnknown !== undefined) return cannot(kinshipUnknown);
  return DUTIES.map((duty) => dutyOf(duty, transfer, chosen.parcel, landUses, missing, false));
}

function dutyOf(
  duty: Duty,
  transfer: TransferCase,
  parcel: TransferParcel,
  landUses: CodeList | undefined,
  missing: (...paths: readonly string[]) => ObligationReason | undefined,
  isKin: boolean,
): Obligation {
  if (isKin && duty.kinshipFrees) return exempt(duty, rules.kinship.exemption, reasons.kinship);
  if (duty.mayBeOnlyHouse) {
    const homesUnknown = missing('transferor.landRights', 'parcelAddress.parcels.landRights');
    if (homesUnknown !== undefined) return notComputable(duty, homesUnknown);
    if (isOnlyHouse(transfer, parcel)) return exempt(duty, rules.onlyHouse.exemption, reasons.onlyHouse);
  }
  const pricesUnknown = missing('parcelAddress.parcels.landPrices', 'parcelAddress.parcels.landUses');
  if (pricesUnknown !== undefined) return notComputable(duty, pricesUnknown);
  const table = tableValue(parcel, Number(transfer.asOf.slice(0, 4)), landUses);
  if (table.kind === 'unknown') return notComputable(duty, noTablePrice(table.purpose));
  const isContract = transfer.contractPrice >= table.value;
  const taxBase = Math.max(transfer.contractPrice, table.value);
  const common = plain(duty, isContract ? reasons.contractPrice : reasons.tablePrice);
  return { ...common, status: 'COMPUTED', taxBase, taxAmount: amountOf(taxBase, duty.ratePercent) };
}

function plain(duty: Duty, reason: ObligationReason): Omit<Obligation, 'status'> {
  return {
    taxType: duty.type,
    payer: duty.payer,
    taxBase: null,
    taxRate: duty.ratePercent,
    taxAmount: null,
    exemptionReason: null,
    reasonVi: reason.vi,
    reasonEn: reason.en,
    basis: duty.basis,
  };
}

function exempt(duty: Duty, exemptionReason: string, reason: ObligationReason): Obligation {
  return { ...plain(duty, reason), status: 'EXEMPT', taxAmount: 0, exemptionReason };
}

function notComputable(duty: Duty, reason: ObligationReason): Obligation {
  return { ...plain(duty, reason), status: 'NOT_COMPUTABLE' };
}
