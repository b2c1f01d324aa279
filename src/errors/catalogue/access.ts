import type { ErrorEntry } from '../template.ts';

/** Errors of the access stage: who may not read what, and why. */
export const accessErrors = {
  TOKEN_INVALID: {
    status: 401,
    en: 'The access token is not valid: {problem} is not as it must be.',
    vi: 'Mã truy cập không hợp lệ: {problem} không đúng yêu cầu.',
    remedyEn: 'Obtain a new token from the identity service and send it as Authorization: Bearer.',
    remedyVi: 'Lấy mã truy cập mới từ dịch vụ định danh và gửi trong Authorization: Bearer.',
  },
  TOKEN_ISSUER_UNREACHABLE: {
    status: 503,
    en: 'The keys of the identity service could not be read, so the token cannot be verified.',
    vi: 'Không đọc được khoá của dịch vụ định danh nên chưa xác minh được mã truy cập.',
    remedyEn: 'Try again when the identity service answers; requests for open data need no token.',
    remedyVi: 'Thử lại khi dịch vụ định danh hoạt động; dữ liệu mở không cần mã truy cập.',
  },
  PURPOSE_UNKNOWN: {
    status: 400,
    en: 'The stated purpose is not one of the registered purposes.',
    vi: 'Mục đích nêu ra không nằm trong danh mục mục đích đã đăng ký.',
    remedyEn: 'Send one of the codes of /api/purposes in the header Lienthong-Purpose.',
    remedyVi: 'Gửi một mã trong /api/purposes ở tiêu đề Lienthong-Purpose.',
  },
  PURPOSE_EXPIRED: {
    status: 403,
    en: 'The purpose {purpose} ended on {expiry}.',
    vi: 'Mục đích {purpose} đã hết hiệu lực ngày {expiry}.',
    remedyEn: 'State a purpose that is in force.',
    remedyVi: 'Nêu một mục đích còn hiệu lực.',
  },
  PURPOSE_NOT_FOR_ROLE: {
    status: 403,
    en: 'The purpose {purpose} does not admit the role {role}.',
    vi: 'Mục đích {purpose} không dành cho vai trò {role}.',
    remedyEn: 'State a purpose of your own duties; /api/purposes lists who is admitted to which.',
    remedyVi: 'Nêu mục đích thuộc nhiệm vụ của mình; /api/purposes cho biết vai trò được phép.',
  },
  CASE_MISSING: {
    status: 403,
    en: 'The purpose {purpose} needs a case, and none was named.',
    vi: 'Mục đích {purpose} cần mã hồ sơ, nhưng chưa nêu.',
    remedyEn: 'Send the dossier or encounter code in the header Lienthong-Case.',
    remedyVi: 'Gửi mã hồ sơ hoặc mã lượt khám trong tiêu đề Lienthong-Case.',
  },
  FIELD_NEEDS_TOKEN: {
    status: 200,
    en: 'The field is of class {class}; without a token only open data is answered.',
    vi: 'Trường thuộc loại {class}; không có mã truy cập thì chỉ trả dữ liệu mở.',
    remedyEn: 'Send a token in Authorization: Bearer and a purpose in Lienthong-Purpose.',
    remedyVi: 'Gửi mã truy cập trong Authorization: Bearer và mục đích trong Lienthong-Purpose.',
  },
  FIELD_NEEDS_PURPOSE: {
    status: 200,
    en: 'The field is of class {class} and is answered for a stated purpose only.',
    vi: 'Trường thuộc loại {class}, chỉ trả lời khi có mục đích rõ ràng.',
    remedyEn: 'Send the purpose in the header Lienthong-Purpose; /api/purposes lists them.',
    remedyVi: 'Gửi mục đích trong tiêu đề Lienthong-Purpose; danh mục ở /api/purposes.',
  },
  FIELD_NEEDS_REFUSED: {
    status: 200,
    en: 'The field is computed from {dependency}, which may not be read here.',
    vi: 'Trường này được tính từ {dependency}, là dữ liệu không được đọc ở đây.',
    remedyEn: 'State the purpose that gives the right to {dependency}; /api/purposes lists them.',
    remedyVi: 'Nêu mục đích cho phép đọc {dependency}; xem /api/purposes.',
  },
  FIELD_NOT_FOR_PURPOSE: {
    status: 200,
    en: 'The purpose {purpose} ({basis}) gives no right to fields of class {class}.',
    vi: 'Mục đích {purpose} ({basis}) không cho phép đọc trường thuộc loại {class}.',
    remedyEn: 'Leave the field out, or state the purpose that needs it. Owner: {owner}.',
    remedyVi: 'Bỏ trường này, hoặc nêu mục đích cần đến nó. Cơ quan chủ quản: {owner}.',
  },
} as const satisfies Record<string, ErrorEntry>;
