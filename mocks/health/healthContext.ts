import type { Knex } from 'knex';
import { rowsLoader } from '../database/rowsLoader.ts';
import type { AsOfNotes } from '../graphql/noteAsOf.ts';
import type { SensitiveKind } from './sensitivity.ts';

/** Rows by key, fetched in batches within one request. */
export function createHealthLoaders(database: Knex) {
  return {
    books: rowsLoader(database, 'so_suc_khoe', 'ma_dinh_danh_y_te'),
    encounters: rowsLoader(database, 'luot_kham', 'ma_lk'),
    encountersOfPerson: rowsLoader(database, 'luot_kham', 'so_dinh_danh'),
    results: rowsLoader(database, 'ket_qua_xet_nghiem', 'ma_xet_nghiem'),
    resultsOfEncounter: rowsLoader(database, 'ket_qua_xet_nghiem', 'ma_lk'),
    images: rowsLoader(database, 'chan_doan_hinh_anh', 'ma_cdha'),
    imagesOfEncounter: rowsLoader(database, 'chan_doan_hinh_anh', 'ma_lk'),
    drugs: rowsLoader(database, 'don_thuoc', 'ma_dong'),
    drugsOfEncounter: rowsLoader(database, 'don_thuoc', 'ma_lk'),
    vaccinesOfPerson: rowsLoader(database, 'tiem_chung', 'so_dinh_danh'),
    facilities: rowsLoader(database, 'co_so_kcb', 'ma_cskcb'),
    practitioners: rowsLoader(database, 'nguoi_hanh_nghe', 'so_gphn'),
  };
}

export type HealthLoaders = ReturnType<typeof createHealthLoaders>;

export interface HealthContext extends AsOfNotes {
  readonly load: HealthLoaders;
  /** Sensitive kinds that the purpose of this request opens. */
  readonly opened: ReadonlySet<SensitiveKind>;
}
