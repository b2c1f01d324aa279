import type { ErrorEntry } from '../template.ts';

/** Errors of the plan stage. */
export const planErrors = {
  PLAN_REFUSED: {
    status: 400,
    en: 'The operation cannot be planned: {reason}.',
    vi: 'Không lập được kế hoạch cho truy vấn: {reason}.',
    remedyEn: 'Make the operation smaller, or ask in several requests.',
    remedyVi: 'Thu gọn truy vấn, hoặc chia thành nhiều yêu cầu.',
  },
  PLAN_TOO_COSTLY: {
    status: 400,
    en: 'The operation needs more planning than is admitted ({limit} steps).',
    vi: 'Truy vấn cần lập kế hoạch nhiều hơn mức cho phép ({limit} bước).',
    remedyEn: 'Ask for less at once, or in several requests.',
    remedyVi: 'Hỏi ít hơn trong một lần, hoặc chia thành nhiều yêu cầu.',
  },
  PLAN_FAILED: {
    status: 500,
    en: 'No plan was found that answers the operation from the attached sources.',
    vi: 'Không tìm được cách trả lời truy vấn từ các nguồn dữ liệu đã kết nối.',
    remedyEn: 'Report the error id to the operator; leaving out fields of some ministries may help meanwhile.',
    remedyVi: 'Báo mã lỗi cho bộ phận vận hành; tạm thời có thể bỏ bớt trường của một số bộ, ngành.',
  },
} as const satisfies Record<string, ErrorEntry>;
