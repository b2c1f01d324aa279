import type { ErrorEntry } from '../template.ts';

/** Errors of what is signed, answers and statements: what cannot be signed, and what a check of a signature found. */
export const receiptErrors = {
  SIGNING_NEEDS_ONE_ANSWER: {
    status: 406,
    en: 'A signed answer is one body; it cannot come in parts or as a stream of events.',
    vi: 'Câu trả lời có chữ ký phải là một nội dung trọn vẹn, không thể gửi từng phần hoặc theo luồng sự kiện.',
    remedyEn: 'Accept application/json, ask a query or a mutation, or leave the header Lienthong-Sign out.',
    remedyVi: 'Chấp nhận application/json, gửi query hoặc mutation, hoặc bỏ tiêu đề Lienthong-Sign.',
  },
  RECEIPT_FORM: {
    status: 400,
    en: 'This is no signature of an answer, or the body is not the one that goes with it.',
    vi: 'Đây không phải chữ ký của câu trả lời, hoặc nội dung không đi cùng chữ ký.',
    remedyEn: 'Give the body as it came, and the header Lienthong-Signature as it came.',
    remedyVi: 'Dùng nguyên nội dung đã nhận và nguyên tiêu đề Lienthong-Signature.',
  },
  RECEIPT_KEY_UNKNOWN: {
    status: 400,
    en: 'The key {kid} that signed is not among the given keys.',
    vi: 'Khoá {kid} dùng để ký không có trong bộ khoá đã cho.',
    remedyEn: 'Fetch /.well-known/lienthong-keys.json of the gateway that answered; retired keys stay in it.',
    remedyVi: 'Lấy /.well-known/lienthong-keys.json của cổng đã trả lời; khoá cũ vẫn còn trong đó.',
  },
  RECEIPT_FALSE: {
    status: 400,
    en: 'The signature does not fit: the body, the claims or the signature were altered.',
    vi: 'Chữ ký không khớp: nội dung, thông tin kèm theo hoặc chữ ký đã bị thay đổi.',
    remedyEn: 'Do not rely on this answer; ask again, or obtain the receipt from where it was first kept.',
    remedyVi: 'Không sử dụng câu trả lời này; hỏi lại hoặc lấy biên nhận từ nơi lưu ban đầu.',
  },
  RECEIPT_KEYS_UNREADABLE: {
    status: 400,
    en: 'No key set could be read from {from}.',
    vi: 'Không đọc được bộ khoá từ {from}.',
    remedyEn: 'Give a JWKS file, or the address /.well-known/lienthong-keys.json of a gateway.',
    remedyVi: 'Đưa tệp JWKS hoặc địa chỉ /.well-known/lienthong-keys.json của cổng.',
  },
  RECEIPT_FILE: {
    status: 400,
    en: 'The file {file} cannot be read or written: {problem}.',
    vi: 'Không đọc hoặc ghi được tệp {file}: {problem}.',
    remedyEn: 'Name a file that is there and may be read, or one to write that is not there yet.',
    remedyVi: 'Chỉ tệp có thật và được phép đọc, hoặc tên tệp chưa tồn tại để ghi.',
  },
  RECEIPT_KEY_FILE: {
    status: 500,
    en: 'The key file {file} cannot be used: {problem}.',
    vi: 'Không dùng được tệp khoá {file}: {problem}.',
    remedyEn:
      'Give the gateway the right to read and write it, or restore it from a copy; a new key signs anew, but receipts of the lost one cannot be checked.',
    remedyVi:
      'Cấp quyền đọc, ghi cho cổng hoặc khôi phục từ bản sao; khoá mới ký được, nhưng biên nhận của khoá đã mất không kiểm tra được.',
  },
  STATEMENT_FORM: {
    status: 400,
    en: 'This is no signed statement of the kind that is asked for.',
    vi: 'Đây không phải văn bản có chữ ký thuộc loại được yêu cầu.',
    remedyEn: 'Give the file as `lienthong conform --certify` or `lienthong conform waive` wrote it.',
    remedyVi: 'Dùng nguyên tệp do `lienthong conform --certify` hoặc `lienthong conform waive` ghi ra.',
  },
  STATEMENT_KEY_UNKNOWN: {
    status: 400,
    en: 'The key {kid} that signed the statement is not among the trusted keys.',
    vi: 'Khoá {kid} dùng để ký văn bản không có trong bộ khoá được tin cậy.',
    remedyEn: 'Have it signed by whom you trust, or add the signer’s key set (`lienthong conform keys` prints it).',
    remedyVi: 'Đề nghị bên được tin cậy ký, hoặc thêm bộ khoá của bên ký (`lienthong conform keys` in ra bộ khoá).',
  },
  STATEMENT_FALSE: {
    status: 400,
    en: 'The signature does not fit: the statement was altered.',
    vi: 'Chữ ký không khớp: văn bản đã bị thay đổi.',
    remedyEn: 'Do not rely on it; obtain it from whoever signed it.',
    remedyVi: 'Không sử dụng văn bản này; lấy lại từ bên đã ký.',
  },
} as const satisfies Record<string, ErrorEntry>;
