import { landSdl } from '../../../mocks/land/schema.ts';
import { buildSubgraph } from '../../../mocks/graphql/buildSubgraph.ts';
import type { GraphQLSchema } from 'graphql';

export type Fields = Record<string, unknown>;

/** The records of a small land register that keeps every rule, by type. */
export interface LandRegister {
  readonly Parcel: Fields[];
  readonly LandUse: Fields[];
  readonly LandRight: Fields[];
  readonly LandCertificate: Fields[];
  readonly AttachedAsset: Fields[];
  readonly LandTransaction: Fields[];
  readonly LandRestriction: Fields[];
  readonly LandPrice: Fields[];
}

export const landSchema = landSdl;

/** Key of each type of the register. */
const KEYS = {
  Parcel: 'parcelRecordId',
  LandUse: 'landUseRecordId',
  LandRight: 'landRightId',
  LandCertificate: 'certificateRecordId',
  AttachedAsset: 'assetRecordId',
  LandTransaction: 'transactionDossierCode',
  LandRestriction: 'restrictionRecordId',
  LandPrice: 'landPriceId',
} as const satisfies Record<keyof LandRegister, string>;

const PLACES = [1, 2, 3, 4];

/** Four parcels with all that belongs to them; every call makes records of its own. */
export function landRegister(): LandRegister {
  return {
    Parcel: PLACES.map((place) => ({
      parcelRecordId: `P${place}`,
      parcelId: `w3gvk1td123${place}`,
      parcelCommuneCode: '26740',
      mapSheetNo: `1${place}`,
      parcelNo: 100 + place,
      mapSheetNoOnCertificate: null,
      parcelNoOnCertificate: null,
      oldMapSheetNo: null,
      oldParcelNo: null,
      parcelArea: 60.5 + place,
      legalArea: 60 + place,
      parcelAddress: {
        addressDetail: `Số ${place} đường Lê Lợi`,
        communeCode: '26740',
        provinceCode: '79',
        addressAsRecorded: `Số ${place} đường Lê Lợi, phường Sài Gòn`,
        oldCommuneCode: null,
        geoPoint: { longitude: 106.7, latitude: 10.7 + place / 100 },
      },
      parcelGeometry: 'POLYGON((1 1, 1 2, 2 2, 1 1))',
      parcelStatus: '1',
    })),
    LandUse: PLACES.map((place) => ({
      landUseRecordId: `U${place}`,
      landUsePurpose: 'ODT',
      landUseArea: 60.5 + place,
      landOrigin: '1',
      landUseForm: '1',
      landUseTerm: place === 1 ? { indefinite: false, until: '2070-01-01' } : { indefinite: true, until: null },
      parcel: `P${place}`,
    })),
    LandRight: PLACES.map((place) => ({
      landRightId: `R${place}`,
      holderType: place === 4 ? 'TO_CHUC' : 'CA_NHAN',
      holderPersonId: place === 4 ? null : `07907500010${place}`,
      holderTaxCode: place === 4 ? '0100109106' : null,
      holderRole: '1',
      sharePercent: 100,
      currentUser: null,
      rightFrom: `2020-0${place}-11`,
      parcel: `P${place}`,
    })),
    LandCertificate: PLACES.map((place) => ({
      certificateRecordId: `C${place}`,
      certificateSerial: `BK 12345${place}`,
      certificateBookNo: `CS0123${place}`,
      certificateIssueDate: `2020-0${place}-12`,
      certificateIssuer: 'H29',
      certificateStatus: '1',
      certificateParcelRecordId: `P${place}`,
      parcel: `P${place}`,
    })),
    AttachedAsset: PLACES.map((place) => ({
      assetRecordId: `A${place}`,
      assetKind: '1',
      buildingArea: 40 + place,
      floorArea: 80 + place,
      houseGrade: null,
      apartmentNo: null,
      parcel: `P${place}`,
    })),
    LandTransaction: PLACES.map((place) => ({
      transactionDossierCode: `H29.21-20011${place}-0012`,
      transactionKind: '1',
      transactionDate: `2020-02-1${place}`,
      contractPrice: 1_000_000_000 + place,
      transferorPersonId: `07917500020${place}`,
      transfereePersonId: `07907500010${place}`,
      parcel: `P${place}`,
    })),
    LandRestriction: PLACES.map((place) => ({
      restrictionRecordId: `X${place}`,
      restrictionKind: '1',
      restrictionBy: `Ngân hàng số ${place}`,
      restrictionFrom: `2021-0${place}-01`,
      restrictionTo: null,
      parcel: `P${place}`,
    })),
    LandPrice: PLACES.map((place) => ({
      landPriceId: `L${place}`,
      priceCommuneCode: '26740',
      pricePurpose: 'ODT',
      priceStreet: `Đường số ${place}`,
      pricePosition: place,
      unitPrice: 10_000_000 * place,
      priceYear: 2026,
      parcel: `P${place}`,
    })),
  };
}

/** Representations to begin with. */
export const PARCEL_KEYS = PLACES.map((place) => ({ __typename: 'Parcel', parcelRecordId: `P${place}` }));

/** The register as an executable subgraph. */
export function landSubgraph(register: LandRegister, sdl: string = landSchema): GraphQLSchema {
  const byKey = (type: keyof LandRegister) => ({
    __resolveReference: (reference: Fields) =>
      register[type].find((one) => one[KEYS[type]] === reference[KEYS[type]]) ?? null,
  });
  const ofParcel = (type: keyof LandRegister) => (parcel: Fields) =>
    register[type].filter((one) => one['parcel'] === parcel['parcelRecordId']);
  const parcel = (record: Fields) => register.Parcel.find((one) => one['parcelRecordId'] === record['parcel']) ?? null;
  const person = (personalId: unknown) =>
    typeof personalId === 'string' ? { __typename: 'Person', personalId } : null;
  const enterprise = (code: unknown) =>
    typeof code === 'string' ? { __typename: 'Enterprise', enterpriseCode: code } : null;
  return buildSubgraph(sdl, {
    Query: {
      parcel: (_: unknown, { parcelRecordId }: Fields) =>
        register.Parcel.find((one) => one['parcelRecordId'] === parcelRecordId) ?? null,
    },
    Parcel: {
      ...byKey('Parcel'),
      landUses: ofParcel('LandUse'),
      landRights: ofParcel('LandRight'),
      certificates: ofParcel('LandCertificate'),
      attachedAssets: ofParcel('AttachedAsset'),
      restrictions: ofParcel('LandRestriction'),
      transactions: ofParcel('LandTransaction'),
      landPrices: ofParcel('LandPrice'),
    },
    LandUse: byKey('LandUse'),
    LandRight: {
      ...byKey('LandRight'),
      parcel,
      holder: (right: Fields) => person(right['holderPersonId']) ?? enterprise(right['holderTaxCode']),
    },
    LandCertificate: byKey('LandCertificate'),
    AttachedAsset: byKey('AttachedAsset'),
    LandTransaction: {
      ...byKey('LandTransaction'),
      parcel,
      transferor: (one: Fields) => person(one['transferorPersonId']),
      transferee: (one: Fields) => person(one['transfereePersonId']),
    },
    LandRestriction: byKey('LandRestriction'),
    LandPrice: byKey('LandPrice'),
    Person: {
      landRights: ({ personalId }: Fields) => register.LandRight.filter((one) => one['holderPersonId'] === personalId),
    },
    Enterprise: {
      landRights: ({ enterpriseCode }: Fields) =>
        register.LandRight.filter((one) => one['holderTaxCode'] === enterpriseCode),
    },
    ParcelAddress: {
      parcels: ({ mapSheetNo, parcelNo }: Fields) =>
        register.Parcel.filter((one) => one['mapSheetNo'] === mapSheetNo && one['parcelNo'] === parcelNo),
    },
  });
}
