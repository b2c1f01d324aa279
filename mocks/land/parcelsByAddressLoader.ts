import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import type { Row } from '../database/rowsLoader.ts';

/** Legal address of a parcel; after a merger of communes several parcels may share it. */
export interface ParcelAddress {
  readonly parcelCommuneCode: string;
  readonly mapSheetNo: string;
  readonly parcelNo: number;
}

/** Each address takes three variables of a statement. */
const maxBatchSize = 3000;

/** Loads the parcels at each of several addresses in one statement. */
export function parcelsByAddressLoader(database: Knex): DataLoader<ParcelAddress, readonly Row[], string> {
  return new DataLoader(
    async (addresses) => {
      const tuples = addresses.map((address) => [address.parcelCommuneCode, address.mapSheetNo, address.parcelNo]);
      const rows = (await database('thua_dat').whereIn(['ma_xa', 'so_to', 'so_thua'], tuples)) as Row[];
      const byAddress = new Map<string, Row[]>();
      for (const row of rows) {
        const key = JSON.stringify([row['ma_xa'], row['so_to'], row['so_thua']]);
        byAddress.set(key, [...(byAddress.get(key) ?? []), row]);
      }
      return addresses.map((address) => byAddress.get(keyOf(address)) ?? []);
    },
    { maxBatchSize, cacheKeyFn: keyOf },
  );
}

function keyOf({ parcelCommuneCode, mapSheetNo, parcelNo }: ParcelAddress): string {
  return JSON.stringify([parcelCommuneCode, mapSheetNo, parcelNo]);
}
