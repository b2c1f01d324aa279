import type { ErrorEntry } from '../template.ts';

const remedySubgraphEn =
  'Mend the declaration of {source} in its folder under resolvers/, or extend the dictionary first.';
const remedySubgraphVi = 'Sửa khai báo của {source} trong thư mục resolvers/, hoặc bổ sung từ điển trước.';

/** Errors of the compose stage: why the sources' declarations do not make one graph. Shown at start, never to a client. */
export const composeErrors = {
  COMPOSITION_FAILED: {
    status: 500,
    en: 'The graph cannot be composed; {count} finding(s): {findings}',
    vi: 'Không ghép được đồ thị dữ liệu; {count} vấn đề: {findings}',
    remedyEn: 'Mend each finding in the declaration that it names, then start again.',
    remedyVi: 'Sửa từng vấn đề trong khai báo được nêu tên rồi khởi động lại.',
  },
  COMPOSITION_CONFLICT: {
    status: 500,
    en: 'The declarations contradict each other: {reason}',
    vi: 'Các khai báo mâu thuẫn nhau: {reason}',
    remedyEn: 'Mend the declarations of the sources named.',
    remedyVi: 'Sửa khai báo của các nguồn được nêu tên.',
  },
  SUBGRAPH_SYNTAX: {
    status: 500,
    en: '{source}: the SDL cannot be read: {reason}',
    vi: '{source}: không đọc được SDL: {reason}',
    remedyEn: remedySubgraphEn,
    remedyVi: remedySubgraphVi,
  },
  SUBGRAPH_ID_REFUSED: {
    status: 500,
    en: '{source}: {reason}',
    vi: '{source}: mã nguồn không hợp lệ hoặc trùng ({reason}).',
    remedyEn: 'Give each source an id of its own: lower-case letters, digits and single dashes.',
    remedyVi: 'Đặt cho mỗi nguồn một mã riêng: chữ thường, chữ số và dấu gạch nối.',
  },
  SUBGRAPH_NOT_IN_DICTIONARY: {
    status: 500,
    en: '{source}: {coordinate} is not in the dictionary.',
    vi: '{source}: {coordinate} không có trong từ điển dữ liệu dùng chung.',
    remedyEn: remedySubgraphEn,
    remedyVi: remedySubgraphVi,
  },
  SUBGRAPH_TYPE_DIFFERS: {
    status: 500,
    en: '{source}: {coordinate} is declared as {found}, but the dictionary says {expected}.',
    vi: '{source}: {coordinate} được khai báo là {found}, nhưng từ điển quy định {expected}.',
    remedyEn: remedySubgraphEn,
    remedyVi: remedySubgraphVi,
  },
  SUBGRAPH_ARGUMENT_MISSING: {
    status: 500,
    en: '{source}: {coordinate} is an argument in the dictionary and missing in the declaration.',
    vi: '{source}: thiếu tham số {coordinate} mà từ điển quy định.',
    remedyEn: remedySubgraphEn,
    remedyVi: remedySubgraphVi,
  },
  SUBGRAPH_KEY_UNKNOWN: {
    status: 500,
    en: '{source}: {type} has no key "{key}" in the dictionary.',
    vi: '{source}: trong từ điển, {type} không có khoá "{key}".',
    remedyEn: remedySubgraphEn,
    remedyVi: remedySubgraphVi,
  },
  SUBGRAPH_TYPE_NOT_COVERED: {
    status: 500,
    en: '{source}: {coordinate} leads to {type}, which has no key and which the source does not cover.',
    vi: '{source}: {coordinate} dẫn tới {type} là kiểu không có khoá và nguồn này không khai báo.',
    remedyEn: 'Cover {type} in the declaration of {source} as well, or leave the field out.',
    remedyVi: 'Khai báo thêm {type} cho {source}, hoặc bỏ trường này.',
  },
  SUBGRAPH_FEATURE_REFUSED: {
    status: 500,
    en: '{source}: {feature} is refused: {reason}',
    vi: '{source}: không chấp nhận {feature} ({reason}).',
    remedyEn: remedySubgraphEn,
    remedyVi: remedySubgraphVi,
  },
  GRAPH_UNSATISFIABLE: {
    status: 500,
    en: '{path} cannot be answered: the object is at hand in {hand}; {coordinate} is answered by {sources}, by the keys {keys}, and no key or required field leads there. Let {hand} answer the fields of such a key and of its requirements, or add a resolvable key.',
    vi: 'Không trả lời được {path}: đối tượng đang ở {hand}; {coordinate} do {sources} trả lời theo khoá {keys}, nhưng không có khoá hoặc trường cần thiết nào dẫn tới đó.',
    remedyEn:
      'Let {hand} answer the fields of one of the keys {keys}, give {sources} a resolvable key, or leave the field out.',
    remedyVi:
      'Để {hand} trả lời các trường của một trong các khoá {keys}, thêm khoá tra cứu cho {sources}, hoặc bỏ trường này.',
  },
  COMPOSITION_WORKER_FAILED: {
    status: 500,
    en: 'The worker that composes the graph stopped: {reason}',
    vi: 'Tiến trình ghép đồ thị dữ liệu đã dừng: {reason}',
    remedyEn: 'The graph in use stays as it was. Try again; report the error id to the operator if it happens again.',
    remedyVi: 'Đồ thị đang dùng giữ nguyên. Hãy thử lại; nếu còn lỗi, báo mã lỗi cho bộ phận vận hành.',
  },
  SUPERGRAPH_UNREADABLE: {
    status: 500,
    en: 'The supergraph cannot be used: {reason}',
    vi: 'Không dùng được supergraph: {reason}',
    remedyEn: 'Give a supergraph SDL of the join specification v0.3 to v0.5 without the features named.',
    remedyVi: 'Dùng SDL supergraph theo đặc tả join v0.3 đến v0.5, không có các tính năng được nêu.',
  },
  SUBGRAPH_LIST_INVALID: {
    status: 500,
    en: 'The list of subgraphs {file} cannot be used: {problem}',
    vi: 'Không dùng được danh sách đồ thị con {file}: {problem}',
    remedyEn: 'Write `subgraphs: { <name>: { routing_url, schema: { file } } }`, or `schema: { subgraph_url }`.',
    remedyVi: 'Viết `subgraphs: { <tên>: { routing_url, schema: { file } } }`, hoặc `schema: { subgraph_url }`.',
  },
  SUBGRAPH_SCHEMA_UNREADABLE: {
    status: 500,
    en: '{source}: no schema can be read from {from}: {problem}',
    vi: '{source}: không đọc được lược đồ từ {from}: {problem}',
    remedyEn: 'Give a file with federation SDL, or the address of a subgraph that answers `_service { sdl }`.',
    remedyVi: 'Dùng tệp SDL federation, hoặc địa chỉ của đồ thị con có trả lời `_service { sdl }`.',
  },
  WATCH_NEEDS_OUT: {
    status: 400,
    en: 'What is watched is written again and again, and nothing says where.',
    vi: 'Chế độ theo dõi ghi lại kết quả nhiều lần nhưng chưa nêu tệp đích.',
    remedyEn: 'Say where with --out, or leave --watch out.',
    remedyVi: 'Nêu tệp đích bằng --out, hoặc bỏ --watch.',
  },
  CONTRACT_REFUSED: {
    status: 500,
    en: 'The contract makes no schema: {reason}',
    vi: 'Hợp đồng (contract) không tạo được lược đồ: {reason}',
    remedyEn: 'Change the tags that it includes or excludes, or the tags in the sources.',
    remedyVi: 'Đổi các nhãn được đưa vào hoặc loại ra, hoặc đổi nhãn trong các nguồn.',
  },
  SCALAR_WITHOUT_RULE: {
    status: 500,
    en: 'The scalar {scalar} has no rule, so that any value would pass.',
    vi: 'Kiểu vô hướng {scalar} chưa có quy tắc kiểm tra.',
    remedyEn: 'Add the rule of {scalar}, or tie it to a code list in the dictionary.',
    remedyVi: 'Bổ sung quy tắc cho {scalar}, hoặc gắn với một danh mục mã trong từ điển.',
  },
} as const satisfies Record<string, ErrorEntry>;
