import { firstRow, text } from '../database/rowsLoader.ts';
import type { LandContext } from './landContext.ts';
import type { ParcelAddress } from './parcelsByAddressLoader.ts';
import { toCertificate, toParcel, type LandObject } from './toDictionary.ts';

/** Direct look-ups. */
export const queryResolvers = {
  parcel: async (_: unknown, { parcelRecordId }: { parcelRecordId: string }, { load }: LandContext) => {
    const row = await firstRow(load.parcels, parcelRecordId);
    return row === null ? null : toParcel(row);
  },
  parcelByGeoHash: async (_: unknown, { parcelId }: { parcelId: string }, { load }: LandContext) => {
    const row = await firstRow(load.parcelsByGeoHash, parcelId);
    return row === null ? null : toParcel(row);
  },
  parcelsByAddress: async (
    _: unknown,
    { oldCommuneCode, ...address }: ParcelAddress & { oldCommuneCode?: string | null },
    { load }: LandContext,
  ): Promise<LandObject[]> => {
    const rows = await load.parcelsByAddress.load(address);
    const ofOldCommune = rows.filter((row) => text(row, 'ma_xa_cu') === (oldCommuneCode ?? text(row, 'ma_xa_cu')));
    return ofOldCommune.map(toParcel);
  },
  certificateBySerial: async (
    _: unknown,
    { certificateSerial }: { certificateSerial: string },
    { load }: LandContext,
  ): Promise<LandObject[]> => {
    const found = await Promise.all(
      spellings(certificateSerial).map((serial) => load.certificatesBySerial.load(serial)),
    );
    return found.flat().map(toCertificate);
  },
};

/** Serials were typed with and without a space between letters and digits. */
function spellings(serial: string): string[] {
  const compact = serial.replaceAll(/\s/g, '').toUpperCase();
  const spaced = compact.replace(/^([A-Z]+)(\d+)$/, '$1 $2');
  return [...new Set([serial, compact, spaced, compact.toLowerCase(), spaced.toLowerCase()])];
}
