import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importLists, type ImportOptions } from '../../src/codelist/import/importLists.ts';
import type { ImportReport } from '../../src/codelist/import/importReport.ts';
import { readShippedUnits } from '../../src/codelist/readShippedUnits.ts';

/** Invented communes in a real province: ten lines that hold every relation. */
export const COMMUNES = `code,full_name,type,province_code
90001,Xã Mẫu Một,Xã,96
90002,Phường Mẫu Hai,Phường,96
90003,Xã Mẫu Ba,Xã,96
90004,Đặc khu Mẫu Bốn,Đặc khu,96
`;

export const MAP_HEADER =
  'old_code,old_name,old_district_code,old_district,old_province_code,new_code,new_name,new_province_code,relation';

export const MAP = `${MAP_HEADER}
90001,Xã Mẫu Một,980,Huyện Mẫu,95,90001,Xã Mẫu Một,96,UNCHANGED
90011,Xã Mẫu Cũ,980,Huyện Mẫu,95,90002,Phường Mẫu Hai,96,MERGED
90002,Thị trấn Mẫu,980,Huyện Mẫu,95,90002,Phường Mẫu Hai,96,MERGED
90012,"Xã Mẫu, Đông",980,Huyện Mẫu,95,90002,Phường Mẫu Hai,96,SPLIT
90012,"Xã Mẫu, Đông",980,Huyện Mẫu,95,90003,Xã Mẫu Ba,96,SPLIT
,,,Huyện Mẫu Đảo,,90004,Đặc khu Mẫu Bốn,96,NO_OLD_COMMUNE
`;

const shipped = readShippedUnits();

/** A folder of its own for one test, with a store that is not there yet. */
export interface Desk {
  readonly storePath: string;
  /** Writes a file and gives its path. */
  put(name: string, content: string | Uint8Array): string;
  /** Imports paths as `lienthong codelist import` would. */
  import(files: readonly string[], options?: Partial<ImportOptions>): Promise<ImportReport>;
  clear(): void;
}

export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-lists-'));
  const storePath = join(folder, 'data', 'registry.sqlite');
  return {
    storePath,
    put(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    import: (files, options = {}) => importLists({ files, storePath, shipped, isDryRun: false, ...options }),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}
