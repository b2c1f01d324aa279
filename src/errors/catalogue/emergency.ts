import type { ErrorEntry } from '../template.ts';

/** Errors of emergency access and its review. `EMERGENCY_REASON_MISSING` is an error of access. */
export const emergencyErrors = {
  EMERGENCY_REASON_INVALID: {
    status: 400,
    en: 'The reason for the emergency is not one line of {least} to {most} characters, or its encoding is broken.',
    vi: 'Lý do khẩn cấp không phải một dòng từ {least} đến {most} ký tự, hoặc mã hoá bị lỗi.',
    remedyEn: 'Send plain ASCII, or UTF-8 percent-encoded, in the header Lienthong-Emergency.',
    remedyVi: 'Gửi ASCII, hoặc UTF-8 mã hoá phần trăm, trong tiêu đề Lienthong-Emergency.',
  },
  EMERGENCY_NOT_FOR_ROLE: {
    status: 403,
    en: 'A reason for an emergency was given, but no purpose for emergencies admits the caller.',
    vi: 'Có nêu lý do khẩn cấp, nhưng không mục đích khẩn cấp nào dành cho người hỏi.',
    remedyEn: 'Leave the header Lienthong-Emergency out; /api/purposes lists who is admitted to which purpose.',
    remedyVi: 'Bỏ tiêu đề Lienthong-Emergency; /api/purposes cho biết ai được dùng mục đích nào.',
  },
  EMERGENCY_NEEDS_PURPOSE: {
    status: 403,
    en: 'A reason for an emergency was given, but the stated purpose is not one for emergencies ({purposes}).',
    vi: 'Có nêu lý do khẩn cấp, nhưng mục đích nêu ra không dành cho trường hợp khẩn cấp ({purposes}).',
    remedyEn: 'State one of them in Lienthong-Purpose, or leave the header Lienthong-Emergency out.',
    remedyVi: 'Nêu một trong các mục đích đó ở Lienthong-Purpose, hoặc bỏ tiêu đề Lienthong-Emergency.',
  },
  EMERGENCY_LIMIT: {
    status: 429,
    en: 'The officer has had {most} emergency accesses today, which is as many as one may have.',
    vi: 'Hôm nay cán bộ đã truy cập khẩn cấp {most} lần, là mức tối đa.',
    remedyEn: 'Open an encounter and ask for the purpose of treatment; a colleague may ask in the meantime.',
    remedyVi: 'Mở lượt khám và hỏi với mục đích điều trị; trong lúc đó đồng nghiệp có thể hỏi.',
  },
  REVIEW_UNKNOWN: {
    status: 200,
    en: 'There is no review with this identifier.',
    vi: 'Không có hồ sơ rà soát nào có mã này.',
    remedyEn: 'Take the identifier from the list of reviews.',
    remedyVi: 'Lấy mã từ danh sách rà soát.',
  },
  REVIEW_OWN: {
    status: 200,
    en: 'Nobody reviews their own emergency access.',
    vi: 'Không ai được tự rà soát lượt truy cập khẩn cấp của mình.',
    remedyEn: 'Leave it to another reviewer.',
    remedyVi: 'Để người khác rà soát.',
  },
  REVIEW_NO_REVIEWER: {
    status: 200,
    en: 'The token names no officer, so it would not be known who decided.',
    vi: 'Mã truy cập không nêu cán bộ nên không biết ai quyết định.',
    remedyEn: 'Sign in as an officer on duty.',
    remedyVi: 'Đăng nhập với tư cách cán bộ đang làm nhiệm vụ.',
  },
  REVIEW_DECIDED: {
    status: 200,
    en: 'The review was decided before, and a decision stays.',
    vi: 'Hồ sơ đã có kết luận và kết luận không thay đổi.',
    remedyEn: 'Look at the list of reviews for what was decided.',
    remedyVi: 'Xem kết luận trong danh sách rà soát.',
  },
  REVIEW_NOTE: {
    status: 200,
    en: 'The note has fewer than {least} or more than {most} characters, or signs that cannot be seen.',
    vi: 'Ghi chú ngắn hơn {least} hoặc dài hơn {most} ký tự, hoặc chứa ký tự không nhìn thấy.',
    remedyEn: 'Say in a few sentences on what the decision rests.',
    remedyVi: 'Nêu căn cứ của kết luận trong vài câu.',
  },
  REVIEW_PAGE_SIZE: {
    status: 200,
    en: 'A page holds 1 to {most} reviews.',
    vi: 'Mỗi trang có từ 1 đến {most} hồ sơ rà soát.',
    remedyEn: 'Ask for a number within these bounds, and for the next page by `next`.',
    remedyVi: 'Hỏi số hồ sơ trong giới hạn và lấy trang sau bằng `next`.',
  },
  REVIEW_CURSOR: {
    status: 200,
    en: 'The cursor of the page is not one that the list of reviews has given.',
    vi: 'Con trỏ trang không phải do danh sách rà soát cấp.',
    remedyEn: 'Begin without a cursor, and give back what the page before returned.',
    remedyVi: 'Bắt đầu không có con trỏ và dùng lại giá trị mà trang trước trả về.',
  },
  REVIEW_STORE: {
    status: 503,
    en: 'The store of reviews does not answer ({problem}).',
    vi: 'Kho hồ sơ rà soát không phản hồi ({problem}).',
    remedyEn: 'Try again shortly, nothing is lost: the log has it; operators: see `emergency.url` and the data folder.',
    remedyVi:
      'Thử lại sau ít phút, không mất gì vì đã có trong nhật ký; người vận hành: xem `emergency.url` và thư mục dữ liệu.',
  },
} as const satisfies Record<string, ErrorEntry>;
