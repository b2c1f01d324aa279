import type { Scenario } from './scenario.ts';

/** Commune of all land scenarios: P. Sài Gòn, made on 2025-07-01 of 26740 Bến Nghé and parts of 26737 and 26746. */
const COMMUNE = '26740';

interface TransferCase {
  readonly name: string;
  readonly special: string;
  readonly expected: string;
  /** Number of the case: names its parcel, sheet entry, serial and dossier. */
  readonly no: number;
  readonly transferorId: string;
  readonly transfereeId: string;
  /** đồng */
  readonly contractPrice: number;
  readonly more?: Readonly<Record<string, string | number>>;
}

const CASES: readonly TransferCase[] = [
  {
    name: 'land-transfer-clean',
    special:
      'Nothing stands in the way: one unmarried owner with a second house, both taxpayers active, and a mortgage that ended long ago.',
    expected: 'READY: income tax 2 % of the price from the transferor, registration fee 0.5 % from the transferee',
    no: 9901,
    transferorId: '079075990101',
    transfereeId: '079190990102',
    contractPrice: 10_000_000_000,
    more: { otherParcelRecordId: 'TD-26740-9951' },
  },
  {
    name: 'land-transfer-mortgaged',
    special: 'The parcel carries a mortgage that is in force.',
    expected: 'BLOCKED: mortgage',
    no: 9902,
    transferorId: '079068990111',
    transfereeId: '079088990112',
    contractPrice: 9_000_000_000,
    more: { restrictionRecordId: 'HC-26740-9902-1' },
  },
  {
    name: 'land-transfer-blocked',
    special: 'An enforcement agency has ordered that the parcel must not be transferred.',
    expected: 'BLOCKED: preventive order',
    no: 9903,
    transferorId: '079172990121',
    transfereeId: '079085990122',
    contractPrice: 8_000_000_000,
    more: { restrictionRecordId: 'HC-26740-9903-1' },
  },
  {
    name: 'land-transfer-spouse-not-on-certificate',
    special:
      'The parcel was acquired during a registered marriage, but the right stands in the name of the husband alone.',
    expected: 'NEEDS_INPUT: consent of the spouse',
    no: 9904,
    transferorId: '079074990131',
    transfereeId: '079192990132',
    contractPrice: 7_000_000_000,
    more: { spouseId: '079177990133', marriageRegNo: 'KH-26740-2001-9904', rightFrom: '2010-05-14' },
  },
  {
    name: 'land-transfer-household-certificate',
    special: 'The certificate is issued to the household, so every adult member has a say, not the head alone.',
    expected: 'NEEDS_INPUT: consent of the household members',
    no: 9905,
    transferorId: '079060990141',
    transfereeId: '079087990142',
    contractPrice: 6_000_000_000,
    more: { householdId: 'HO-99-9905', memberSpouseId: '079163990143', memberChildId: '079090990144' },
  },
  {
    name: 'land-transfer-deceased-transferor',
    special: 'The person who is said to sell has died; population and justice both say so.',
    expected: 'INHERITANCE',
    no: 9906,
    transferorId: '079048990151',
    transfereeId: '079083990152',
    contractPrice: 5_000_000_000,
    more: { heirId: '079176990153', deathRegNo: 'KT-26740-2026-9906' },
  },
  {
    name: 'land-transfer-tax-status-10',
    special: 'The tax code of the transferor waits for an update of the personal identifier (status 10).',
    expected: 'BLOCKED: tax code status 10',
    no: 9907,
    transferorId: '079181990161',
    transfereeId: '079086990162',
    contractPrice: 5_500_000_000,
  },
  {
    name: 'land-transfer-tax-status-06',
    special: 'The transferor is not found at the registered tax address (status 06).',
    expected: 'BLOCKED: tax code status 06',
    no: 9908,
    transferorId: '079079990171',
    transfereeId: '079189990172',
    contractPrice: 5_600_000_000,
  },
  {
    name: 'land-transfer-only-house',
    special: 'The parcel with its house is the only one of the transferor, held since 2012.',
    expected: 'READY: income tax exempt as only house',
    no: 9909,
    transferorId: '079185990181',
    transfereeId: '079091990182',
    contractPrice: 4_800_000_000,
  },
  {
    name: 'land-transfer-parent-to-child',
    special: 'The transferee is the daughter of the transferor, proved by her birth record.',
    expected: 'READY: income tax and registration fee exempt as between parent and child',
    no: 9910,
    transferorId: '079055990191',
    transfereeId: '079184990192',
    contractPrice: 4_500_000_000,
    more: { birthRegNo: 'KS-26740-1984-9910' },
  },
  {
    name: 'land-transfer-ambiguous-parcel',
    special:
      'Two parcels share commune, sheet and number since the communes merged; only the old commune code tells them apart. The price is below the price table.',
    expected: 'NEEDS_INPUT without oldCommuneCode; with 26740 READY, taxed on the table price',
    no: 9911,
    transferorId: '079070990201',
    transfereeId: '079194990202',
    contractPrice: 1_000_000_000,
    more: {
      oldCommuneCode: '26740',
      otherOldCommuneCode: '26737',
      otherParcelRecordId: 'TD-26740-9961',
      otherOwnerId: '079065990203',
      otherCertificateSerial: 'AA 00999961',
    },
  },
];

function toScenario({
  name,
  special,
  expected,
  no,
  transferorId,
  transfereeId,
  contractPrice,
  more,
}: TransferCase): Scenario {
  return {
    name,
    journey: 'J1',
    special,
    expected,
    ids: {
      dossierCode: `H29.21-261110-${no}`,
      parcelCommuneCode: COMMUNE,
      mapSheetNo: '99',
      parcelNo: no,
      parcelRecordId: `TD-26740-${no}`,
      certificateRecordId: `GCN-26740-${no}`,
      certificateSerial: `AA 0099${no}`,
      transferorId,
      transfereeId,
      contractPrice,
      ...more,
    },
  };
}

/** J1, land transfer to tax slip: the clean case and every edge that the domain lists. */
export const LAND_TRANSFER_SCENARIOS: readonly Scenario[] = CASES.map(toScenario);
