import type { ErrorEntry } from '../template.ts';

const tellOperator = {
  remedyEn: 'Tell the operator of {source}; the other fields are answered.',
  remedyVi: 'Báo đơn vị quản lý {source}; các trường khác vẫn được trả lời.',
};

/** Errors of the execute stage: what an answer can turn out to be. */
export const executeErrors = {
  DEPENDENCY_UNAVAILABLE: {
    status: 200,
    en: 'The field needs data of {source}, which is not available ({cause}).',
    vi: 'Trường này cần dữ liệu của {source}, hiện không lấy được ({cause}).',
    remedyEn: 'Try again when {source} answers; the other fields are answered.',
    remedyVi: 'Thử lại khi {source} hoạt động; các trường khác vẫn được trả lời.',
  },
  SOURCE_ANSWER_SHORT: {
    status: 200,
    en: 'The ministry source {source} did not answer for every record it was asked for.',
    vi: 'Nguồn dữ liệu {source} không trả lời đủ số bản ghi được hỏi.',
    ...tellOperator,
  },
  SOURCE_ANSWER_SHAPE: {
    status: 200,
    en: 'The ministry source {source} answered {type} in another shape than it declared.',
    vi: 'Nguồn dữ liệu {source} trả lời {type} không đúng cấu trúc đã khai báo.',
    ...tellOperator,
  },
  SOURCE_TYPENAME_UNKNOWN: {
    status: 200,
    en: 'The ministry source {source} did not say which kind of {type} it answered.',
    vi: 'Nguồn dữ liệu {source} không cho biết loại cụ thể của {type}.',
    ...tellOperator,
  },
  SOURCE_ELEMENT_QUARANTINED: {
    status: 200,
    en: 'The ministry source {source} gives values of {element} that break the rule {rule}; they are kept back until they keep it.',
    vi: 'Nguồn dữ liệu {source} đang cung cấp giá trị {element} vi phạm quy tắc {rule}; tạm giữ lại cho đến khi đúng quy tắc.',
    remedyEn:
      'Ask for the other fields, which are answered. The ministry has been told; the element comes back by itself.',
    remedyVi: 'Hỏi các trường khác, vẫn được trả lời. Bộ, ngành đã được báo; trường này sẽ tự có lại.',
  },
  SOURCE_VALUE_MISSING: {
    status: 200,
    en: 'The ministry source {source} left out a value that must always be there ({type}).',
    vi: 'Nguồn dữ liệu {source} thiếu giá trị bắt buộc ({type}).',
    ...tellOperator,
  },
  SOURCE_CALL_FAILED: {
    status: 502,
    en: 'The request to the ministry source {source} failed.',
    vi: 'Yêu cầu gửi tới nguồn dữ liệu {source} bị lỗi.',
    ...tellOperator,
  },
  SOURCE_UNKNOWN: {
    status: 500,
    en: 'The plan names the source {source}, which is not attached.',
    vi: 'Kế hoạch truy vấn dùng nguồn {source} chưa được kết nối.',
    remedyEn: 'Tell the operator of the gateway.',
    remedyVi: 'Báo đơn vị vận hành cổng dữ liệu.',
  },
  VALUE_INVALID: {
    status: 200,
    en: 'The ministry source {source} answered a value that is not a valid {type}.',
    vi: 'Nguồn dữ liệu {source} trả lời một giá trị không phải {type} hợp lệ.',
    ...tellOperator,
  },
  ANSWER_TOO_LARGE: {
    status: 200,
    en: 'The answer holds more than {limit} values and was given up.',
    vi: 'Kết quả vượt quá {limit} giá trị nên bị dừng.',
    remedyEn: 'Ask for fewer records or fewer fields at once.',
    remedyVi: 'Giảm số bản ghi hoặc số trường trong một truy vấn.',
  },
  ANSWER_TOO_LONG: {
    status: 200,
    en: 'The answer is longer than {limitBytes} bytes and was given up.',
    vi: 'Kết quả dài hơn {limitBytes} byte nên bị dừng.',
    remedyEn: 'Ask for fewer records or fewer fields at once.',
    remedyVi: 'Giảm số bản ghi hoặc số trường trong một truy vấn.',
  },
  ERRORS_OMITTED: {
    status: 200,
    en: '{count} further errors are not listed.',
    vi: 'Còn {count} lỗi khác không được liệt kê.',
    remedyEn: 'Mend or wait out the listed errors first.',
    remedyVi: 'Xử lý các lỗi đã liệt kê trước.',
  },
} as const satisfies Record<string, ErrorEntry>;
