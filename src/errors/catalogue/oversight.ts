import type { ErrorEntry } from '../template.ts';

/** Errors of the citizen's view, of requests for correction and of oversight. */
export const oversightErrors = {
  RECORD_NOT_KEPT: {
    status: 200,
    en: 'This gateway keeps no record of access, so there is none to show.',
    vi: 'Cổng này không lưu nhật ký truy cập nên không có gì để hiển thị.',
    remedyEn: 'Ask the gateway of the national data centre.',
    remedyVi: 'Hỏi qua cổng của Trung tâm Dữ liệu quốc gia.',
  },
  PERSON_NOT_SIGNED_IN: {
    status: 200,
    en: 'Nobody is signed in for themselves: the token names no person of its own.',
    vi: 'Chưa có cá nhân đăng nhập cho chính mình: mã truy cập không nêu cá nhân.',
    remedyEn: 'Sign in with electronic identity, as a citizen or a representative.',
    remedyVi: 'Đăng nhập bằng định danh điện tử với tư cách công dân hoặc người đại diện.',
  },
  PAGE_SIZE: {
    status: 200,
    en: 'A page holds 1 to {most} entries.',
    vi: 'Mỗi trang có từ 1 đến {most} dòng.',
    remedyEn: 'Ask for a number within these bounds, and for the next page after its last cursor.',
    remedyVi: 'Hỏi số dòng trong giới hạn và lấy trang sau bằng con trỏ cuối.',
  },
  SPAN_EMPTY: {
    status: 200,
    en: 'The time asked about ends before it begins.',
    vi: 'Khoảng thời gian kết thúc trước khi bắt đầu.',
    remedyEn: 'Give `from` a moment before `to`.',
    remedyVi: 'Chọn `from` trước `to`.',
  },
  CORRECTION_ELEMENT: {
    status: 200,
    en: 'The dictionary has no such element about a person, so nobody can be asked to correct it.',
    vi: 'Từ điển không có phần tử dữ liệu cá nhân này nên không thể yêu cầu chỉnh sửa.',
    remedyEn: 'Name an element of class PERSONAL or SENSITIVE by its coordinate, as Person.birthDate.',
    remedyVi: 'Nêu phần tử dữ liệu cá nhân theo dạng Person.birthDate.',
  },
  CORRECTION_TEXT: {
    status: 200,
    en: 'The field {field} of the request is empty or longer than {most} characters.',
    vi: 'Mục {field} của yêu cầu để trống hoặc dài quá {most} ký tự.',
    remedyEn: 'Write it in fewer words; papers can be handed in to the owner under the case number.',
    remedyVi: 'Viết ngắn hơn; tài liệu có thể nộp cho cơ quan chủ quản theo số hồ sơ.',
  },
  CORRECTION_TOO_MANY: {
    status: 200,
    en: 'The person has {most} open requests for correction, which is as many as are taken.',
    vi: 'Đã có {most} yêu cầu chỉnh sửa đang mở, là mức tối đa.',
    remedyEn: 'Wait until the owners have decided on some of them.',
    remedyVi: 'Chờ cơ quan chủ quản giải quyết bớt.',
  },
  CORRECTION_CASE_UNKNOWN: {
    status: 404,
    en: 'There is no open request for correction {caseNumber}.',
    vi: 'Không có yêu cầu chỉnh sửa đang mở {caseNumber}.',
    remedyEn: 'Look at `lienthong corrections list`.',
    remedyVi: 'Xem `lienthong corrections list`.',
  },
  CORRECTION_STORE: {
    status: 503,
    en: 'The store of requests for correction does not answer ({problem}).',
    vi: 'Kho yêu cầu chỉnh sửa không phản hồi ({problem}).',
    remedyEn: 'Try again shortly; operators: see `corrections.url` and the data folder.',
    remedyVi: 'Thử lại sau ít phút; người vận hành: xem `corrections.url` và thư mục dữ liệu.',
  },
} as const satisfies Record<string, ErrorEntry>;
