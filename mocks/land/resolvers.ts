import type DataLoader from 'dataloader';
import { firstRow, text, type Row } from '../database/rowsLoader.ts';
import type { LandContext } from './landContext.ts';
import { pricesOfParcel } from './pricesOfParcel.ts';
import type { ParcelAddress } from './parcelsByAddressLoader.ts';
import { queryResolvers } from './queryResolvers.ts';
import * as to from './toDictionary.ts';
import type { LandObject } from './toDictionary.ts';

type Rows = DataLoader<string, readonly Row[]>;
type Mapper = (row: Row) => LandObject;

/** Finds an entity by the key that the gateway sends; null where the register does not know it. */
function byKey(key: string, loader: (load: LandContext['load']) => Rows, toObject: Mapper) {
  return async (reference: Readonly<Record<string, unknown>>, { load }: LandContext): Promise<LandObject | null> => {
    const row = await firstRow(loader(load), String(reference[key]));
    return row === null ? null : toObject(row);
  };
}

/** What the register keeps on a parcel in another table. */
function ofParcel(loader: (load: LandContext['load']) => Rows, toObject: Mapper, newestBy?: string) {
  return async ({ row }: LandObject, _: unknown, { load }: LandContext): Promise<LandObject[]> => {
    const rows = await loader(load).load(String(row['ma_ho_so_thua']));
    return (newestBy === undefined ? rows : newestFirst(rows, newestBy)).map(toObject);
  };
}

function newestFirst(rows: readonly Row[], column: string): readonly Row[] {
  return rows.toSorted((one, other) => (text(other, column) ?? '').localeCompare(text(one, column) ?? ''));
}

/** Rights that have ended stay in the register; only those without an end are current. */
function currentRights(rows: readonly Row[]): LandObject[] {
  return rows.filter((row) => text(row, 'den_ngay') === null).map(to.toLandRight);
}

async function parcelOf({ row }: LandObject, _: unknown, { load }: LandContext): Promise<LandObject | null> {
  const parcel = await firstRow(load.parcels, String(row['ma_ho_so_thua']));
  return parcel === null ? null : to.toParcel(parcel);
}

function person(personalId: string | null): object | null {
  return personalId === null ? null : { __typename: 'Person', personalId };
}

function enterprise(enterpriseCode: string | null): object | null {
  return enterpriseCode === null ? null : { __typename: 'Enterprise', enterpriseCode };
}

/** Resolvers of the land ministry. */
export const landResolvers = {
  Query: queryResolvers,
  Parcel: {
    __resolveReference: byKey('parcelRecordId', (load) => load.parcels, to.toParcel),
    landUses: ofParcel((load) => load.usesOfParcel, to.toLandUse),
    landRights: async ({ row }: LandObject, _: unknown, { load }: LandContext) =>
      currentRights(await load.rightsOfParcel.load(String(row['ma_ho_so_thua']))),
    certificates: ofParcel((load) => load.certificatesOfParcel, to.toCertificate, 'ngay_cap'),
    attachedAssets: ofParcel((load) => load.assetsOfParcel, to.toAsset),
    restrictions: ofParcel((load) => load.restrictionsOfParcel, to.toRestriction, 'tu_ngay'),
    transactions: ofParcel((load) => load.transactionsOfParcel, to.toTransaction, 'ngay_bien_dong'),
    landPrices: pricesOfParcel,
  },
  LandUse: { __resolveReference: byKey('landUseRecordId', (load) => load.uses, to.toLandUse) },
  LandRight: {
    __resolveReference: byKey('landRightId', (load) => load.rights, to.toLandRight),
    parcel: parcelOf,
    holder: ({ row }: LandObject) => person(text(row, 'so_dinh_danh')) ?? enterprise(text(row, 'ma_so_to_chuc')),
  },
  LandCertificate: { __resolveReference: byKey('certificateRecordId', (load) => load.certificates, to.toCertificate) },
  AttachedAsset: { __resolveReference: byKey('assetRecordId', (load) => load.assets, to.toAsset) },
  LandTransaction: {
    __resolveReference: byKey('transactionDossierCode', (load) => load.transactions, to.toTransaction),
    parcel: parcelOf,
    transferor: ({ row }: LandObject) => person(text(row, 'ben_chuyen')),
    transferee: ({ row }: LandObject) => person(text(row, 'ben_nhan')),
  },
  LandRestriction: { __resolveReference: byKey('restrictionRecordId', (load) => load.restrictions, to.toRestriction) },
  LandPrice: { __resolveReference: byKey('landPriceId', (load) => load.prices, to.toPrice) },
  ParcelAddress: {
    __resolveReference: (address: ParcelAddress) => ({ ...address, __typename: 'ParcelAddress' }),
    parcels: async (address: ParcelAddress, _: unknown, { load }: LandContext) =>
      (await load.parcelsByAddress.load(address)).map(to.toParcel),
  },
  // The register knows people and enterprises by their numbers only; one without land is still one.
  Person: {
    __resolveReference: ({ personalId }: { personalId: string }) => person(personalId),
    landRights: async ({ personalId }: { personalId: string }, _: unknown, { load }: LandContext) =>
      currentRights(await load.rightsOfPerson.load(personalId)),
  },
  Enterprise: {
    __resolveReference: ({ enterpriseCode }: { enterpriseCode: string }) => enterprise(enterpriseCode),
    landRights: async ({ enterpriseCode }: { enterpriseCode: string }, _: unknown, { load }: LandContext) =>
      currentRights(await load.rightsOfEnterprise.load(enterpriseCode)),
  },
};
