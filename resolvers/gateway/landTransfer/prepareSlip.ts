import type { AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import type { CodeList } from '../../../src/model/dictionary.ts';
import type { UnavailableInput } from '../../../src/model/source.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { firstMissing, missingInputs } from '../shared/missingInput.ts';
import { missingIssues } from '../shared/missingIssues.ts';
import { checkParcel } from './checkParcel.ts';
import { checkParties } from './checkParties.ts';
import { checkSpouse } from './checkSpouse.ts';
import { chooseParcel, oldCommunes, type ChosenParcel } from './chooseParcel.ts';
import { decideTransfer } from './decideTransfer.ts';
import { transferIssueTexts as texts } from './issueTexts.ts';
import type { TransferCase } from './types.ts';
import { dossierPart, parcelPart, partyPart } from './writeSlip.ts';

/** What the slip reads; other inputs (kinship, prices) concern the obligations only. */
const SLIP_READS = [
  ...['fullNameText', 'birthDate', 'lifeStatus', 'supersededBy', 'residences', 'taxpayer'].flatMap((name) => [
    ['transferor', name],
    ['transferee', name],
  ]),
  ['transferor', 'marriageRecords'],
  ...['parcelStatus', 'landRights', 'certificates', 'restrictions', 'parcelAddress'].map((name) => [
    'parcelAddress',
    'parcels',
    name,
  ]),
];

export interface SlipReferences {
  readonly adminUnits: AdminUnitRegistry;
  /** The code list TAX_STATUS. */
  readonly taxStatuses: CodeList | undefined;
}

/**
 * Prepares the information slip of a land transfer (form 15) and says whether it may go to the tax office.
 * An input that could not be had never counts as a "no": it becomes an issue that names the ministry.
 */
export function prepareSlip(
  transfer: TransferCase,
  unavailable: readonly UnavailableInput[],
  { adminUnits, taxStatuses }: SlipReferences,
) {
  const isKnown = (path: string): boolean => firstMissing(unavailable, path) === undefined;
  const chosen = isKnown('parcelAddress.parcels.parcelRecordId') ? chooseParcel(transfer) : undefined;
  const parcel = chosen?.kind === 'one' ? chosen.parcel : undefined;
  const issues = [
    ...checkParties(transfer, isKnown, taxStatuses),
    ...(chosen === undefined ? [] : aboutChoice(chosen, adminUnits)),
    ...(parcel === undefined ? [] : checkParcel(parcel, transfer, isKnown)),
    ...(parcel !== undefined && isKnown('transferor.marriageRecords') ? checkSpouse(parcel, transfer) : []),
    ...missingIssues(SLIP_READS.flatMap((path) => missingInputs(unavailable, path))),
  ];
  return {
    verdict: decideTransfer(issues),
    issues,
    dossier: dossierPart(transfer),
    transferor: partyPart(transfer.transferorId, transfer.transferor, transfer.asOf),
    transferee: partyPart(transfer.transfereeId, transfer.transferee, transfer.asOf),
    parcel: parcel === undefined ? null : parcelPart(parcel, transfer.certificateSerial),
  };
}

function aboutChoice(chosen: ChosenParcel, adminUnits: AdminUnitRegistry): readonly Issue[] {
  switch (chosen.kind) {
    case 'one':
      return [];
    case 'none':
      return [writeIssue(texts, 'PARCEL_NOT_FOUND')];
    case 'inactive':
      return [writeIssue(texts, 'PARCEL_NOT_ACTIVE')];
    case 'several': {
      const units = oldCommunes(chosen.oldCommuneCodes, adminUnits);
      const unitsVi = chosen.oldCommuneCodes.map((code) =>
        `${code} ${units.find((unit) => unit.code === code)?.name ?? ''}`.trim(),
      );
      return [writeIssue(texts, 'PARCEL_AMBIGUOUS', { unitsVi: unitsVi.join(', ') }, { candidateUnits: units })];
    }
  }
}
