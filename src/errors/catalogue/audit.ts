import type { ErrorEntry } from '../template.ts';

/** Errors of the record: what was answered to whom must be written down before it leaves. */
export const auditErrors = {
  AUDIT_UNAVAILABLE: {
    status: 503,
    en: 'The access cannot be written to the audit log at this moment, so nothing is answered.',
    vi: 'Hiện không ghi được nhật ký truy cập nên không trả dữ liệu.',
    remedyEn: 'Try again shortly; the log is written again as soon as its store answers. Open data is still answered.',
    remedyVi: 'Thử lại sau ít phút; nhật ký sẽ tự hoạt động lại khi kho lưu trữ phản hồi. Dữ liệu mở vẫn được trả.',
  },
  AUDIT_OVERLOADED: {
    status: 503,
    en: 'More answers wait for the audit log than it can take.',
    vi: 'Số câu trả lời chờ ghi nhật ký truy cập đã vượt mức cho phép.',
    remedyEn: 'Try again shortly, with fewer requests at a time.',
    remedyVi: 'Thử lại sau ít phút và giảm số yêu cầu gửi đồng thời.',
  },
  AUDIT_CURSOR_INVALID: {
    status: 400,
    en: 'The cursor of the page is not one that the audit log has given.',
    vi: 'Con trỏ trang không phải do nhật ký truy cập cấp.',
    remedyEn: 'Begin without a cursor, and give back what the page before returned.',
    remedyVi: 'Bắt đầu không có con trỏ và dùng lại giá trị mà trang trước trả về.',
  },
  AUDIT_STORE_UNREADABLE: {
    status: 500,
    en: 'The audit log {store} could not be opened ({problem}).',
    vi: 'Không mở được nhật ký truy cập {store} ({problem}).',
    remedyEn:
      'Check its address and rights; a damaged log must be kept as evidence and restored from a copy, never deleted.',
    remedyVi: 'Kiểm tra địa chỉ và quyền; nhật ký hỏng phải giữ làm chứng cứ và khôi phục từ bản sao, không được xoá.',
  },
  AUDIT_STORE_NEWER: {
    status: 500,
    en: 'The audit log {store} was written by a newer version of this product (layout {found}, known {known}).',
    vi: 'Nhật ký truy cập {store} do phiên bản mới hơn ghi (bố cục {found}, hỗ trợ {known}).',
    remedyEn: 'Use the newer version.',
    remedyVi: 'Dùng phiên bản mới hơn.',
  },
  AUDIT_KEY_UNREADABLE: {
    status: 500,
    en: 'The key file of the audit log {file} could not be read ({problem}).',
    vi: 'Không đọc được tệp khoá của nhật ký truy cập {file} ({problem}).',
    remedyEn:
      'Restore it from a copy and make it readable for this user alone; without it no head can be signed and no person be looked up.',
    remedyVi:
      'Khôi phục từ bản sao và chỉ cho người dùng này đọc; thiếu tệp thì không ký được và không tra cứu được cá nhân.',
  },
  AUDIT_KEY_UNKNOWN: {
    status: 500,
    en: 'The key file {file} is not of this audit log: the log is signed by key {keyId}.',
    vi: 'Tệp khoá {file} không thuộc nhật ký này: nhật ký được ký bằng khoá {keyId}.',
    remedyEn:
      'Name the key file that the log was made with, the same for all processes that write it (`audit.keyFile`).',
    remedyVi: 'Chỉ ra tệp khoá đã tạo nhật ký, giống nhau cho mọi tiến trình cùng ghi (`audit.keyFile`).',
  },
  AUDIT_FILE_UNREADABLE: {
    status: 500,
    en: 'The file {file} could not be read ({problem}).',
    vi: 'Không đọc được tệp {file} ({problem}).',
    remedyEn: 'Check that it exists and is what the command asks for: an export of the log, a head or a public key.',
    remedyVi: 'Kiểm tra tệp có tồn tại và đúng loại lệnh yêu cầu: bản xuất nhật ký, đầu cây hoặc khoá công khai.',
  },
  AUDIT_LOG_EMPTY: {
    status: 404,
    en: 'The audit log has no record yet, so there is no head over it.',
    vi: 'Nhật ký truy cập chưa có bản ghi nào nên chưa có mốc ký.',
    remedyEn: 'Ask again when the gateway has answered a request.',
    remedyVi: 'Thử lại sau khi cổng đã trả lời một yêu cầu.',
  },
  AUDIT_RECORD_UNKNOWN: {
    status: 404,
    en: 'The audit log has {size} records; {asked} is not one of them.',
    vi: 'Nhật ký truy cập có {size} bản ghi; không có {asked}.',
    remedyEn: 'Give a position from 0, or the identifier of a record, that is in the log.',
    remedyVi: 'Nêu vị trí từ 0 hoặc mã của một bản ghi có trong nhật ký.',
  },
  AUDIT_LOG_ALTERED: {
    status: 500,
    en: 'The audit log of {size} records does not fit its own hashes, so nothing can be proved from it.',
    vi: 'Nhật ký truy cập gồm {size} bản ghi không khớp với chính các mã băm của nó nên không thể chứng minh.',
    remedyEn: 'Run `lienthong audit verify`, which names what was altered.',
    remedyVi: 'Chạy `lienthong audit verify` để biết phần nào đã bị thay đổi.',
  },
} as const satisfies Record<string, ErrorEntry>;
