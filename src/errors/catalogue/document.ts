import type { ErrorEntry } from '../template.ts';

/** Errors of the document stage: what can be wrong with a request before anything is fetched. */
export const documentErrors = {
  DOCUMENT_TOO_LARGE: {
    status: 413,
    en: 'The document is too large: at most {limit} {unit} are admitted.',
    vi: 'Truy vấn quá lớn: tối đa {limit} {unit}.',
    remedyEn: 'Ask for less at once, or split the operation.',
    remedyVi: 'Giảm bớt nội dung hoặc tách thành nhiều truy vấn.',
  },
  DOCUMENT_TOO_DEEP: {
    status: 400,
    en: 'The document is nested too deeply: {what} may be at most {limit} levels deep.',
    vi: 'Truy vấn lồng quá sâu: {what} tối đa {limit} cấp.',
    remedyEn: 'Ask for fewer levels at once.',
    remedyVi: 'Giảm số cấp lồng nhau trong một truy vấn.',
  },
  DOCUMENT_TOO_MANY_FIELDS: {
    status: 400,
    en: 'The document asks for too much: at most {limit} {what} are admitted.',
    vi: 'Truy vấn yêu cầu quá nhiều: tối đa {limit} {what}.',
    remedyEn: 'Ask for fewer fields at once; fragments count with everything that they spread.',
    remedyVi: 'Giảm số trường trong một truy vấn; mỗi fragment được tính cùng toàn bộ nội dung của nó.',
  },
  DOCUMENT_NUMBER_TOO_LONG: {
    status: 400,
    en: 'A number in the document has too many digits: at most {limit} are admitted.',
    vi: 'Một số trong truy vấn có quá nhiều chữ số: tối đa {limit}.',
    remedyEn: 'Write the number within the range of its type.',
    remedyVi: 'Viết số trong phạm vi kiểu dữ liệu của nó.',
  },
  DOCUMENT_SYNTAX: {
    status: 400,
    en: 'The document is not valid GraphQL: {detail}',
    vi: 'Truy vấn sai cú pháp GraphQL: {detail}',
    remedyEn: 'Mend the document at the given line and column.',
    remedyVi: 'Sửa truy vấn tại dòng và cột đã nêu.',
  },
  DOCUMENT_INVALID: {
    status: 400,
    en: 'The document does not fit the schema: {detail}',
    vi: 'Truy vấn không khớp với lược đồ: {detail}',
    remedyEn: 'Compare the document with the shared data dictionary.',
    remedyVi: 'Đối chiếu truy vấn với Từ điển dữ liệu dùng chung.',
  },
  OPERATION_NOT_FOUND: {
    status: 400,
    en: 'The document holds {count} operations and the request does not name exactly one of them.',
    vi: 'Truy vấn có {count} thao tác và yêu cầu không chỉ rõ đúng một thao tác trong đó.',
    remedyEn: 'Send an operationName that stands in the document, or a document with one operation.',
    remedyVi: 'Gửi operationName có trong truy vấn, hoặc gửi truy vấn chỉ có một thao tác.',
  },
  OPERATION_KIND_UNSUPPORTED: {
    status: 400,
    en: 'Operations of the kind {kind} are not offered here.',
    vi: 'Không hỗ trợ thao tác loại {kind}.',
    remedyEn: 'Send a query, or a mutation where the schema has one.',
    remedyVi: 'Gửi query, hoặc mutation nếu lược đồ có.',
  },
  MUTATION_READ_ONLY: {
    status: 405,
    en: 'A mutation cannot be sent by a request that only reads.',
    vi: 'Không thể gửi mutation bằng yêu cầu chỉ đọc.',
    remedyEn: 'Send the mutation by POST.',
    remedyVi: 'Gửi mutation bằng phương thức POST.',
  },
  SUBSCRIPTION_NOT_ACCEPTED: {
    status: 406,
    en: 'A subscription is answered by a stream of events, which this request does not accept.',
    vi: 'Subscription được trả lời bằng luồng sự kiện, nhưng yêu cầu này không chấp nhận luồng sự kiện.',
    remedyEn: 'Ask with Accept: text/event-stream, or over WebSocket (graphql-transport-ws).',
    remedyVi: 'Gửi với Accept: text/event-stream, hoặc qua WebSocket (graphql-transport-ws).',
  },
  VARIABLE_INVALID: {
    status: 400,
    en: 'The variable ${variable} does not hold a {expected} at {at}: {reason}.',
    vi: 'Biến ${variable} không phải {expected} tại {at}: {reason}.',
    remedyEn: 'Send a value that fits the type; the dictionary states its format.',
    remedyVi: 'Gửi giá trị đúng kiểu; định dạng được nêu trong Từ điển dữ liệu.',
  },
} as const satisfies Record<string, ErrorEntry>;
