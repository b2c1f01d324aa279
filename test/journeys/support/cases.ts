import type { ComponentCase } from '../../../resolvers/gateway/components/types.ts';
import type { Party, TransferCase, TransferParcel, Transferor } from '../../../resolvers/gateway/landTransfer/types.ts';
import type { ResidenceCase } from '../../../resolvers/gateway/residence/types.ts';
import { openAdminUnitRegistry } from '../../../src/codelist/openAdminUnitRegistry.ts';
import { loadDictionary } from '../../../src/dictionary/loadDictionary.ts';
import type { UnavailableInput } from '../../../src/model/source.ts';

/** The day on which all cases are looked at; that of the generated world. */
export const TODAY = '2026-11-20';

/** Synthetic people. */
export const SELLER = '079075990101';
export const BUYER = '079190990102';
export const SPOUSE = '079177990133';

export const adminUnits = await openAdminUnitRegistry();
export const { codeLists } = loadDictionary('schema');
export const references = { adminUnits, taxStatuses: codeLists.get('TAX_STATUS') };

/** An input that could not be had, at a path written with dots; numbers are positions in lists. */
export function away(source: string, path: string, code = 'SOURCE_UNREACHABLE'): UnavailableInput {
  const segments = path.split('.').map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
  return { variable: 'representations', index: 0, path: segments, source, code };
}

const party = (personalId: string, name: string): Party => ({
  personalId,
  fullNameText: name,
  birthDate: '1975-03-14',
  lifeStatus: '1',
  maritalStatus: '1',
  residences: [
    {
      residenceKind: '1',
      residenceFrom: '2012-01-01',
      residenceAddress: { communeCode: '26740', addressAsRecorded: '1 đường Lê Lợi' },
    },
  ],
  taxpayer: { taxCode: personalId, taxpayerStatus: '00' },
});

/** A parcel of 60 m² of urban residential land that the seller alone has held since 2012. Table value 7.2 billion đồng. */
export function aParcel(changes: Partial<TransferParcel> = {}): TransferParcel {
  return {
    parcelRecordId: 'TD-26740-9901',
    parcelCommuneCode: '26740',
    mapSheetNo: '99',
    parcelNo: 9901,
    parcelArea: 60,
    parcelStatus: '1',
    parcelAddress: { communeCode: '26740', oldCommuneCode: '26740', addressAsRecorded: '1 đường Lê Lợi' },
    landUses: [
      { landUsePurpose: 'ODT', landUseArea: 60, landOrigin: '1', landUseForm: 'R', landUseTerm: { indefinite: true } },
    ],
    landRights: [{ holderType: 'CA_NHAN', holderPersonId: SELLER, rightFrom: '2012-06-15', sharePercent: 100 }],
    certificates: [{ certificateSerial: 'AA 00999901', certificateStatus: '1', certificateIssueDate: '2012-07-15' }],
    restrictions: [],
    landPrices: [
      { pricePurpose: 'ODT', pricePosition: 1, unitPrice: 120_000_000, priceYear: 2026 },
      { pricePurpose: 'ODT', pricePosition: 2, unitPrice: 84_000_000, priceYear: 2026 },
      { pricePurpose: 'ODT', pricePosition: 1, unitPrice: 108_000_000, priceYear: 2025 },
      { pricePurpose: 'LUK', pricePosition: 1, unitPrice: 4_800_000, priceYear: 2026 },
    ],
    ...changes,
  };
}

interface TransferChanges extends Partial<Omit<TransferCase, 'transferor' | 'transferee' | 'parcelAddress'>> {
  readonly transferor?: Partial<Transferor> | null;
  readonly transferee?: Partial<Party> | null;
  readonly parcels?: readonly TransferParcel[];
}

/** A transfer for 10 billion đồng in which nothing stands in the way, with these changes. */
export function aTransfer({ transferor, transferee, parcels, ...changes }: TransferChanges = {}): TransferCase {
  const seller: Transferor = {
    ...party(SELLER, 'Nguyễn Văn Hòa'),
    marriageRecords: [],
    familyRelations: [],
    childBirthRecords: [],
    landRights: [homeOf('TD-26740-9901'), homeOf('TD-26740-9951')],
  };
  return {
    dossierCode: 'H29.21-261110-9901',
    parcelCommuneCode: '26740',
    mapSheetNo: '99',
    parcelNo: 9901,
    certificateSerial: 'AA 00999901',
    transferorId: SELLER,
    transfereeId: BUYER,
    contractPrice: 10_000_000_000,
    asOf: TODAY,
    ...changes,
    transferor: transferor === null ? null : { ...seller, ...transferor },
    transferee: transferee === null ? null : { ...party(BUYER, 'Lê Thị Mai'), ...transferee },
    parcelAddress: { parcels: parcels ?? [aParcel()] },
  };
}

/** A right of the seller to residential land. */
export function homeOf(parcelRecordId: string, rightFrom = '2012-06-15') {
  return {
    rightFrom,
    parcel: { parcelRecordId, landUses: [{ landUsePurpose: 'ODT' }], attachedAssets: [{ assetKind: '1' }] },
  };
}

/** A marriage of the seller since 2001, with these changes. */
export function aMarriage(changes: object = {}) {
  return {
    marriageRegNo: 'KH-26740-2001-9904',
    marriageRegDate: '2001-11-04',
    marriageStatus: '1',
    marriageDigitised: true,
    husbandPersonId: SELLER,
    wifePersonId: SPOUSE,
    ...changes,
  };
}

/** An application for residence in the applicant's own home, with these changes. */
export function aResidence(changes: Partial<ResidenceCase> = {}): ResidenceCase {
  return {
    applicantId: SELLER,
    parcelRecordId: 'TD-26740-9921',
    asOf: TODAY,
    applicant: {
      personalId: SELLER,
      fullNameText: 'Nguyễn Văn Hòa',
      lifeStatus: '1',
      residences: [],
      familyRelations: [],
      marriageRecords: [],
      childBirthRecords: [],
    },
    parcel: {
      parcelStatus: '1',
      parcelAddress: { communeCode: '26740', oldCommuneCode: '26740' },
      landUses: [{ landUsePurpose: 'ODT' }],
      landRights: [{ holderPersonId: SELLER }],
      certificates: [{ certificateSerial: 'AA 00999921', certificateStatus: '1' }],
    },
    ...changes,
  };
}

/** A dossier for permanent residence of which every component is on record, with these changes. */
export function aDossier(changes: Partial<ComponentCase> = {}): ComponentCase {
  const component = (componentCode: string, componentDocumentKind: string) => ({
    componentCode,
    componentName: componentCode,
    componentSource: 'DATA' as const,
    componentDocumentKind,
    componentMandatory: true,
  });
  return {
    procedureCode: '1.004222',
    applicantId: SELLER,
    declaredFullName: 'Nguyễn Văn Hòa',
    declaredBirthDate: '1975-03-14',
    declaredResidenceCommuneCode: '26740',
    asOf: TODAY,
    procedure: { components: [component('identity', 'CC'), component('birth', 'GKS'), component('residence', 'TTCT')] },
    applicant: {
      ...party(SELLER, 'Nguyễn Văn Hoà'),
      identityDocuments: [
        { documentType: 'CC', documentNumber: SELLER, issueDate: '2022-05-04', expiryDate: null, documentStatus: '1' },
      ],
      birthRecord: {
        birthRegNo: 'KS-26740-1975-9901',
        birthRegDate: '1975-04-01',
        childBirthDate: '1975',
        childName: { familyName: 'Nguyễn', middleName: 'Văn', givenName: 'Hòa' },
      },
      marriageRecords: [],
    },
    ...changes,
  };
}
