import type { ErrorEntry } from '../template.ts';

const tryLater = {
  remedyEn: 'Try again later; the other fields are answered. The operator sees the cause under the error id.',
  remedyVi: 'Thử lại sau; các trường khác vẫn được trả lời. Bộ phận vận hành xem nguyên nhân theo mã lỗi.',
} as const;

const mendBinding = {
  remedyEn: 'Tell the operator: the binding in resolvers/{source} and what the ministry offers have drifted apart.',
  remedyVi: 'Báo bộ phận vận hành: khai báo trong resolvers/{source} không còn khớp với hệ thống của bộ, ngành.',
} as const;

/** Errors of the sources stage: what a ministry can do to us, and what a binding can get wrong. */
export const sourcesErrors = {
  SOURCE_UNREACHABLE: {
    status: 503,
    en: 'The ministry source {source} could not be reached.',
    vi: 'Không kết nối được nguồn dữ liệu {source}.',
    ...tryLater,
  },
  SOURCE_TIMED_OUT: {
    status: 504,
    en: 'The ministry source {source} did not answer within {waitedMs} ms.',
    vi: 'Nguồn dữ liệu {source} không trả lời trong {waitedMs} ms.',
    ...tryLater,
  },
  SOURCE_RESTING: {
    status: 503,
    en: 'The ministry source {source} is known to be down, and is left alone for {restMs} ms at a time.',
    vi: 'Nguồn dữ liệu {source} đang không hoạt động nên tạm ngừng gọi, mỗi lần {restMs} ms.',
    ...tryLater,
  },
  SOURCE_BUSY: {
    status: 503,
    en: 'Too many requests to the ministry source {source} are waiting.',
    vi: 'Quá nhiều yêu cầu đang chờ nguồn dữ liệu {source}.',
    ...tryLater,
  },
  SOURCE_CANCELLED: {
    status: 499,
    en: 'The request ended before the ministry source {source} answered.',
    vi: 'Yêu cầu đã kết thúc trước khi nguồn dữ liệu {source} trả lời.',
    remedyEn: 'Nothing to mend: the client left, or the time for the whole request was over before it was asked.',
    remedyVi: 'Không cần khắc phục: bên hỏi đã ngắt, hoặc đã hết thời gian cho cả yêu cầu trước khi hỏi.',
  },
  SOURCE_HTTP_ERROR: {
    status: 502,
    en: 'The ministry source {source} answered with HTTP status {status}.',
    vi: 'Nguồn dữ liệu {source} trả về mã HTTP {status}.',
    ...tryLater,
  },
  SOURCE_UNREADABLE: {
    status: 502,
    en: 'The answer of the ministry source {source} could not be read ({problem}).',
    vi: 'Không đọc được câu trả lời của nguồn dữ liệu {source} ({problem}).',
    ...tryLater,
  },
  SOURCE_ANSWER_TOO_LARGE: {
    status: 502,
    en: 'The answer of the ministry source {source} is larger than {limitBytes} bytes.',
    vi: 'Câu trả lời của nguồn dữ liệu {source} lớn hơn {limitBytes} byte.',
    remedyEn: 'Ask for less at a time; the operator can raise answerBytes in the binding.',
    remedyVi: 'Hỏi ít hơn mỗi lần; bộ phận vận hành có thể tăng answerBytes trong khai báo.',
  },
  SOURCE_WRONG_SHAPE: {
    status: 200,
    en: 'The ministry source {source} answered {field} in a shape that its declared schema does not have.',
    vi: 'Nguồn dữ liệu {source} trả {field} không đúng cấu trúc đã công bố.',
    ...mendBinding,
  },
  SOURCE_ENTITY_MISSING: {
    status: 200,
    en: 'The ministry source {source} left out a {type} that it was asked for.',
    vi: 'Nguồn dữ liệu {source} trả thiếu một {type} đã được hỏi.',
    ...tryLater,
  },
  SOURCE_CODE_UNKNOWN: {
    status: 200,
    en: 'The ministry source {source} uses a code for {field} that its binding does not know.',
    vi: 'Nguồn dữ liệu {source} dùng một mã cho {field} chưa có trong khai báo.',
    ...mendBinding,
  },
  SOURCE_VALUE_INVALID: {
    status: 200,
    en: 'The ministry source {source} holds a value for {field} that is not in the declared format.',
    vi: 'Nguồn dữ liệu {source} có giá trị của {field} không đúng định dạng đã khai báo.',
    remedyEn: 'Report it to {source} as a data fault of this record; the other fields are answered.',
    remedyVi: 'Báo cho {source} để sửa dữ liệu của bản ghi này; các trường khác vẫn được trả lời.',
  },
  SOURCE_COLUMN_MISSING: {
    status: 200,
    en: 'The column {table}.{column}, which holds this field, is not there in the database of {source}.',
    vi: 'Không có cột {table}.{column} chứa trường này trong cơ sở dữ liệu của {source}.',
    ...mendBinding,
  },
  SOURCE_TABLE_MISSING: {
    status: 200,
    en: 'The table {table} is not there in the database of {source}.',
    vi: 'Không có bảng {table} trong cơ sở dữ liệu của {source}.',
    ...mendBinding,
  },
  SOURCE_REFUSED: {
    status: 200,
    en: 'The ministry source {source} refuses this reading to the gateway.',
    vi: 'Nguồn dữ liệu {source} không cho cổng đọc dữ liệu này.',
    remedyEn: 'The operator asks {source} for the right to read, or corrects the credentials.',
    remedyVi: 'Bộ phận vận hành đề nghị {source} cấp quyền đọc, hoặc sửa thông tin đăng nhập.',
  },
  SOURCE_HEADERS_INVALID: {
    status: 500,
    en: 'What is to be sent to the source {source} besides the question could not be stated, so it was not asked.',
    vi: 'Không xác định được các tiêu đề cần gửi kèm tới nguồn {source} nên nguồn này chưa được hỏi.',
    remedyEn:
      'The operator finds the cause under the error id: headersFor failed, or stated a header that may not be sent.',
    remedyVi: 'Bộ phận vận hành xem nguyên nhân theo mã lỗi: headersFor bị lỗi, hoặc nêu tiêu đề không được phép gửi.',
  },
  SOURCE_REPORTED_ERROR: {
    status: 200,
    en: 'The ministry source {source} reported an error of its own.',
    vi: 'Nguồn dữ liệu {source} báo lỗi.',
    ...tryLater,
  },
  SOURCE_TOO_MANY_PAGES: {
    status: 200,
    en: 'The ministry source {source} did not come to an end after {pages} pages.',
    vi: 'Nguồn dữ liệu {source} chưa hết sau {pages} trang.',
    ...mendBinding,
  },
  RESOLVER_FAILED: {
    status: 200,
    en: 'The gateway could not compute this field.',
    vi: 'Cổng dữ liệu không tính được trường này.',
    remedyEn: 'Report the error id; the other fields are answered.',
    remedyVi: 'Báo mã lỗi; các trường khác vẫn được trả lời.',
  },
  BINDING_INVALID: {
    status: 500,
    en: 'The binding of {source} is wrong at {where}: {problem}',
    vi: 'Khai báo của {source} sai tại {where}: {problem}',
    remedyEn: 'Correct resolvers/{source} at the place named.',
    remedyVi: 'Sửa resolvers/{source} tại vị trí đã nêu.',
  },
} as const satisfies Record<string, ErrorEntry>;
