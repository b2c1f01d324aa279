import type { ErrorEntry } from '../template.ts';

/** Errors of the codelist stage: administrative units asked for, and official lists being imported. */
export const codelistErrors = {
  ADMIN_UNIT_NOT_FOUND: {
    status: 200,
    en: 'No province or commune has this code on {asOf}.',
    vi: 'Không có tỉnh hoặc xã nào mang mã này vào ngày {asOf}.',
    remedyEn:
      'Check the code and the date (`asOf`): codes changed their meaning on 2025-07-01. A full list may have to be imported (`lienthong codelist import`).',
    remedyVi:
      'Kiểm tra mã và ngày (`asOf`): ý nghĩa của mã đã thay đổi từ 01/7/2025. Có thể cần nạp danh mục đầy đủ (`lienthong codelist import`).',
  },
  ADMIN_UNIT_ENDED: {
    status: 200,
    en: 'This code was no longer in use on {asOf}; it ended on {endedOn}.',
    vi: 'Mã này không còn hiệu lực vào ngày {asOf}; đã kết thúc ngày {endedOn}.',
    remedyEn: 'Ask with `asOf` {endedOn} or before and read `resolution` for what took its place.',
    remedyVi: 'Hỏi với `asOf` là {endedOn} hoặc trước đó và xem `resolution` để biết đơn vị thay thế.',
  },
  ADMIN_UNIT_IS_DISTRICT: {
    status: 200,
    en: 'This is the code of a district; the district level ended on 2025-06-30.',
    vi: 'Đây là mã cấp huyện; cấp huyện đã kết thúc ngày 30/6/2025.',
    remedyEn: 'Give the commune (5 digits) or the province (2 digits).',
    remedyVi: 'Hãy dùng mã cấp xã (5 chữ số) hoặc cấp tỉnh (2 chữ số).',
  },
  ADMIN_UNIT_COUNT_OUT_OF_RANGE: {
    status: 200,
    en: '`first` must be from 1 to {most}; without it, at most {most} units can be listed.',
    vi: '`first` phải từ 1 đến {most}; nếu không nêu, chỉ liệt kê được tối đa {most} đơn vị.',
    remedyEn: 'Give `first`, or narrow the question by `level` or `parent`.',
    remedyVi: 'Hãy nêu `first`, hoặc thu hẹp theo `level` hay `parent`.',
  },
  CODELIST_FILE_UNREADABLE: {
    status: 500,
    en: 'The file {file} could not be read.',
    vi: 'Không đọc được tệp {file}.',
    remedyEn: 'Check that it exists, is a file and may be read by this user.',
    remedyVi: 'Kiểm tra tệp có tồn tại, đúng là tệp và người dùng này có quyền đọc.',
  },
  CODELIST_ENCODING: {
    status: 400,
    en: 'The file {file} is not UTF-8: it looks like {found}. Nothing was imported.',
    vi: 'Tệp {file} không phải UTF-8: có vẻ là {found}. Chưa nạp dữ liệu nào.',
    remedyEn: 'Save it as CSV UTF-8 and import it again.',
    remedyVi: 'Lưu lại dưới dạng CSV UTF-8 rồi nạp lại.',
  },
  CODELIST_MALFORMED: {
    status: 400,
    en: 'The file {file} is not well-formed CSV at line {line} ({problem}). Nothing was imported.',
    vi: 'Tệp {file} không đúng định dạng CSV tại dòng {line} ({problem}). Chưa nạp dữ liệu nào.',
    remedyEn: 'Mend the line: quotes must be closed and doubled inside quoted text.',
    remedyVi: 'Sửa dòng đó: dấu nháy phải được đóng và được viết đôi bên trong văn bản có nháy.',
  },
  CODELIST_COLUMNS_MISSING: {
    status: 400,
    en: 'The file {file} has not the columns of a known list: {missing}. Nothing was imported.',
    vi: 'Tệp {file} không có các cột của danh mục đã biết: {missing}. Chưa nạp dữ liệu nào.',
    remedyEn: 'The first line must name the columns: {expected}.',
    remedyVi: 'Dòng đầu tiên phải ghi tên cột: {expected}.',
  },
  CODELIST_NO_ROWS: {
    status: 400,
    en: 'The file {file} holds no row that can be loaded ({rejected} rejected). Nothing was imported.',
    vi: 'Tệp {file} không có dòng nào nạp được ({rejected} dòng bị loại). Chưa nạp dữ liệu nào.',
    remedyEn: 'Check that it is the list you mean; the first rejected row is line {line}: {reason}.',
    remedyVi: 'Kiểm tra lại danh mục; dòng bị loại đầu tiên là dòng {line}: {reason}.',
  },
  CODELIST_UNITS_MISSING: {
    status: 400,
    en: 'The map {file} names new communes, but no list of communes has been imported. Nothing was imported.',
    vi: 'Bảng chuyển đổi {file} nêu các xã mới nhưng chưa nạp danh mục xã. Chưa nạp dữ liệu nào.',
    remedyEn: 'Import the list of communes first, or give both files in one command.',
    remedyVi: 'Nạp danh mục xã trước, hoặc đưa cả hai tệp vào cùng một lệnh.',
  },
  CODELIST_STORE_UNREADABLE: {
    status: 500,
    en: 'The registry {store} could not be opened as a database ({problem}).',
    vi: 'Không mở được cơ sở dữ liệu danh mục {store} ({problem}).',
    remedyEn: 'Check the path and its rights; if the file is damaged, move it away and import the lists again.',
    remedyVi: 'Kiểm tra đường dẫn và quyền truy cập; nếu tệp hỏng, hãy chuyển đi nơi khác và nạp lại danh mục.',
  },
  CODELIST_STORE_NEWER: {
    status: 500,
    en: 'The registry {store} was written by a newer version of this product (layout {found}, known {known}).',
    vi: 'Cơ sở dữ liệu danh mục {store} do phiên bản mới hơn ghi (bố cục {found}, hỗ trợ {known}).',
    remedyEn: 'Use the newer version, or another store.',
    remedyVi: 'Dùng phiên bản mới hơn, hoặc cơ sở dữ liệu khác.',
  },
  CODELIST_STORE_FULL: {
    status: 507,
    en: 'There is no room to write the registry {store}. Nothing was imported.',
    vi: 'Không đủ dung lượng để ghi cơ sở dữ liệu danh mục {store}. Chưa nạp dữ liệu nào.',
    remedyEn: 'Make room on the disk and import again; the registry is as it was.',
    remedyVi: 'Giải phóng dung lượng rồi nạp lại; danh mục vẫn như trước.',
  },
  CODELIST_STORE_READ_ONLY: {
    status: 500,
    en: 'The registry {store} may not be written by this user. Nothing was imported.',
    vi: 'Người dùng này không có quyền ghi cơ sở dữ liệu danh mục {store}. Chưa nạp dữ liệu nào.',
    remedyEn: 'Give this user the right to write the file and its folder, or name another store with `--store`.',
    remedyVi: 'Cấp quyền ghi tệp và thư mục, hoặc chọn nơi lưu khác bằng `--store`.',
  },
  CODELIST_STORE_BUSY: {
    status: 503,
    en: 'The registry {store} is being written by another process. Nothing was imported.',
    vi: 'Cơ sở dữ liệu danh mục {store} đang được tiến trình khác ghi. Chưa nạp dữ liệu nào.',
    remedyEn: 'Wait until the other import has ended, then import again.',
    remedyVi: 'Chờ lần nạp kia kết thúc rồi nạp lại.',
  },
} as const satisfies Record<string, ErrorEntry>;
