import type { ErrorEntry } from '../template.ts';

/** Errors of scoring and ranking. */
export const qualityErrors = {
  QUALITY_MONTH: {
    status: 200,
    en: 'That is no month.',
    vi: 'Đó không phải là tháng.',
    remedyEn: 'Write a month as 2026-11.',
    remedyVi: 'Viết tháng theo dạng 2026-11.',
  },
  QUALITY_WINDOW: {
    status: 200,
    en: 'Figures are kept for 5m, 1h and 24h.',
    vi: 'Số liệu có cho các khoảng 5m, 1h và 24h.',
    remedyEn: 'Ask for one of these.',
    remedyVi: 'Chọn một trong các khoảng đó.',
  },
  QUALITY_SETTINGS_UNREADABLE: {
    status: 500,
    en: 'The settings of quality cannot be read from {file}.',
    vi: 'Không đọc được cấu hình chất lượng từ {file}.',
    remedyEn: 'Name a YAML file that exists; schema/quality.yaml is one to begin with.',
    remedyVi: 'Chỉ ra tệp YAML có tồn tại; có thể bắt đầu từ schema/quality.yaml.',
  },
  QUALITY_SETTINGS_INVALID: {
    status: 500,
    en: 'The settings of quality in {file} do not hold together: {where}: {problem}.',
    vi: 'Cấu hình chất lượng trong {file} không hợp lệ: {where}: {problem}.',
    remedyEn: 'Mend that entry; docs/quality.md explains each.',
    remedyVi: 'Sửa mục đó; xem giải thích từng mục trong docs/quality.md.',
  },
  QUALITY_SOURCE_UNKNOWN: {
    status: 400,
    en: 'There is no source {source}.',
    vi: 'Không có nguồn {source}.',
    remedyEn: 'Name one of: {known}.',
    remedyVi: 'Chọn một trong: {known}.',
  },
  QUALITY_SOURCE_NOT_SQL: {
    status: 400,
    en: '{source} is no database, and measured by no statements.',
    vi: '{source} không phải cơ sở dữ liệu nên không đo bằng câu lệnh SQL.',
    remedyEn: 'Name a source that is attached as a database; `lienthong conform` tests the others on a sample.',
    remedyVi:
      'Chọn một nguồn được kết nối dưới dạng cơ sở dữ liệu; dùng `lienthong conform` để kiểm tra mẫu của nguồn khác.',
  },
  QUALITY_NOTHING_KEPT: {
    status: 404,
    en: 'No measurement is kept yet{of}.',
    vi: 'Chưa có kết quả đo nào được lưu{of}.',
    remedyEn: 'Run `lienthong quality run` first.',
    remedyVi: 'Chạy `lienthong quality run` trước.',
  },
  QUALITY_PLACE_UNKNOWN: {
    status: 400,
    en: 'The rule {rule} is not measured on {place} in {source}.',
    vi: 'Quy tắc {rule} không được đo tại {place} của {source}.',
    remedyEn: 'Name a place and a rule as `lienthong quality show` lists them.',
    remedyVi: 'Ghi đúng phần tử và quy tắc như `lienthong quality show` liệt kê.',
  },
  QUALITY_STORE: {
    status: 503,
    en: 'The history of quality does not answer ({problem}).',
    vi: 'Kho lịch sử chất lượng không phản hồi ({problem}).',
    remedyEn: 'Check the disk or the database; the measurement itself can be repeated.',
    remedyVi: 'Kiểm tra ổ đĩa hoặc cơ sở dữ liệu; có thể đo lại.',
  },
} as const satisfies Record<string, ErrorEntry>;
