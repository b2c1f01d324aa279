import type { ErrorEntry } from '../template.ts';

/** Errors of the server stage: what is wrong at the door or with the machine, and what is our own fault. */
export const serverErrors = {
  REQUEST_METHOD: {
    status: 405,
    en: 'GraphQL is served over GET and POST, not {method}.',
    vi: 'GraphQL được phục vụ qua GET và POST, không phải {method}.',
    remedyEn: 'Send the operation by POST with content type application/json.',
    remedyVi: 'Gửi truy vấn bằng POST với kiểu nội dung application/json.',
  },
  REQUEST_CONTENT_TYPE: {
    status: 415,
    en: 'The content type of the request is not application/json in UTF-8.',
    vi: 'Kiểu nội dung của yêu cầu không phải application/json mã hoá UTF-8.',
    remedyEn: 'Send the header Content-Type: application/json; charset=utf-8.',
    remedyVi: 'Gửi tiêu đề Content-Type: application/json; charset=utf-8.',
  },
  REQUEST_NOT_ACCEPTABLE: {
    status: 406,
    en: 'None of the accepted media types can be served.',
    vi: 'Không có kiểu nội dung nào trong Accept được hỗ trợ.',
    remedyEn: 'Accept application/graphql-response+json or application/json.',
    remedyVi: 'Chấp nhận application/graphql-response+json hoặc application/json.',
  },
  REQUEST_NOT_JSON: {
    status: 400,
    en: 'The body of the request is not JSON in UTF-8.',
    vi: 'Nội dung yêu cầu không phải JSON mã hoá UTF-8.',
    remedyEn: 'Send a JSON object {"query": "…", "variables": {…}}.',
    remedyVi: 'Gửi một đối tượng JSON {"query": "…", "variables": {…}}.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    en: 'The request is larger than {limitBytes} bytes.',
    vi: 'Yêu cầu lớn hơn {limitBytes} byte.',
    remedyEn: 'Send a smaller request; split it where it asks for many things.',
    remedyVi: 'Gửi yêu cầu nhỏ hơn; chia nhỏ nếu hỏi nhiều nội dung.',
  },
  REQUEST_PARAMETER: {
    status: 400,
    en: 'The parameter {parameter} is missing or of the wrong type.',
    vi: 'Tham số {parameter} thiếu hoặc sai kiểu.',
    remedyEn: 'Send query and operationName as strings, variables and extensions as maps.',
    remedyVi: 'Gửi query và operationName dạng chuỗi, variables và extensions dạng đối tượng.',
  },
  REQUEST_HEADER: {
    status: 400,
    en: 'The header {header} is given twice, too long or holds characters that are not allowed.',
    vi: 'Tiêu đề {header} bị lặp, quá dài hoặc chứa ký tự không cho phép.',
    remedyEn: 'Send the header once, with at most {limit} visible ASCII characters.',
    remedyVi: 'Chỉ gửi tiêu đề một lần, tối đa {limit} ký tự ASCII.',
  },
  NOT_FOUND: {
    status: 404,
    en: 'Nothing is served at this address.',
    vi: 'Không có nội dung tại địa chỉ này.',
    remedyEn: 'GraphQL is at /graphql, the playground at /, the state of sources at /api/sources.',
    remedyVi: 'GraphQL ở /graphql, trang thử nghiệm ở /, trạng thái nguồn ở /api/sources.',
  },
  IDENTITY_UNREACHABLE: {
    status: 503,
    en: 'The identity service could not be reached.',
    vi: 'Không kết nối được dịch vụ định danh.',
    remedyEn: 'Start the identity service, or set LIENTHONG_ISSUER to one that runs.',
    remedyVi: 'Khởi động dịch vụ định danh, hoặc đặt LIENTHONG_ISSUER trỏ tới dịch vụ đang chạy.',
  },
  CONFIG_INVALID: {
    status: 500,
    en: 'The configuration is wrong at {where}: {problem}.',
    vi: 'Cấu hình sai tại {where}: {problem}.',
    remedyEn: 'Mend the setting and start again; docs/configuration.md lists all settings.',
    remedyVi: 'Sửa thiết lập rồi khởi động lại; docs/configuration.md liệt kê mọi thiết lập.',
  },
  PORT_IN_USE: {
    status: 500,
    en: 'Port {port} is in use by another program.',
    vi: 'Cổng {port} đang được chương trình khác sử dụng.',
    remedyEn: 'Stop that program, or choose another port with --port or LIENTHONG_PORT.',
    remedyVi: 'Dừng chương trình đó, hoặc chọn cổng khác bằng --port hoặc LIENTHONG_PORT.',
  },
  INTERNAL_ERROR: {
    status: 500,
    en: 'The gateway failed. Quote the error id to the operator.',
    vi: 'Cổng dữ liệu gặp lỗi. Hãy cung cấp mã lỗi cho bộ phận vận hành.',
    remedyEn: 'Report the error id; it leads the operator to the cause.',
    remedyVi: 'Báo mã lỗi; bộ phận vận hành sẽ tra nguyên nhân theo mã này.',
  },
} as const satisfies Record<string, ErrorEntry>;
