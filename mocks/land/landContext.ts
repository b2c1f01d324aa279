import type { Knex } from 'knex';
import { rowsLoader } from '../database/rowsLoader.ts';
import type { AsOfNotes } from '../graphql/noteAsOf.ts';
import { parcelsByAddressLoader } from './parcelsByAddressLoader.ts';

/** Rows by key, fetched in batches within one request. */
export function createLandLoaders(database: Knex) {
  return {
    parcels: rowsLoader(database, 'thua_dat', 'ma_ho_so_thua'),
    parcelsByGeoHash: rowsLoader(database, 'thua_dat', 'ma_dinh_danh_thua'),
    parcelsByAddress: parcelsByAddressLoader(database),
    uses: rowsLoader(database, 'muc_dich_su_dung', 'ma_muc_dich'),
    usesOfParcel: rowsLoader(database, 'muc_dich_su_dung', 'ma_ho_so_thua'),
    rights: rowsLoader(database, 'quyen_su_dung', 'ma_quyen'),
    rightsOfParcel: rowsLoader(database, 'quyen_su_dung', 'ma_ho_so_thua'),
    rightsOfPerson: rowsLoader(database, 'quyen_su_dung', 'so_dinh_danh'),
    rightsOfEnterprise: rowsLoader(database, 'quyen_su_dung', 'ma_so_to_chuc'),
    certificates: rowsLoader(database, 'giay_chung_nhan', 'ma_gcn'),
    certificatesOfParcel: rowsLoader(database, 'giay_chung_nhan', 'ma_ho_so_thua'),
    certificatesBySerial: rowsLoader(database, 'giay_chung_nhan', 'so_phat_hanh'),
    assets: rowsLoader(database, 'tai_san', 'ma_tai_san'),
    assetsOfParcel: rowsLoader(database, 'tai_san', 'ma_ho_so_thua'),
    transactions: rowsLoader(database, 'bien_dong', 'ma_ho_so'),
    transactionsOfParcel: rowsLoader(database, 'bien_dong', 'ma_ho_so_thua'),
    restrictions: rowsLoader(database, 'han_che_quyen', 'ma_han_che'),
    restrictionsOfParcel: rowsLoader(database, 'han_che_quyen', 'ma_ho_so_thua'),
    prices: rowsLoader(database, 'bang_gia_dat', 'ma_gia'),
    pricesOfCommune: rowsLoader(database, 'bang_gia_dat', 'ma_xa'),
  };
}

export interface LandContext extends AsOfNotes {
  readonly load: ReturnType<typeof createLandLoaders>;
}
