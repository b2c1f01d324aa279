import type { ErrorEntry } from '../template.ts';

/** Errors of the mock of the whole graph. */
export const mockErrors = {
  MOCK_FIXTURE_INVALID: {
    status: 400,
    en: 'The fixtures are wrong at {where}: {problem}.',
    vi: 'Bản ghi mẫu sai tại {where}: {problem}.',
    remedyEn: 'State records by type and key, with fields and values of the dictionary; see docs/mock.md.',
    remedyVi: 'Khai báo bản ghi theo loại và khoá, dùng trường và giá trị của từ điển; xem docs/mock.md.',
  },
  MOCK_DIALS_INVALID: {
    status: 400,
    en: 'The dials are wrong at {where}: {problem}.',
    vi: 'Núm điều chỉnh sai tại {where}: {problem}.',
    remedyEn: 'State latencyMs, outage or slowFields by source; see docs/mock.md.',
    remedyVi: 'Khai báo latencyMs, outage hoặc slowFields theo nguồn; xem docs/mock.md.',
  },
  MOCK_PROFILE_INCOMPLETE: {
    status: 400,
    en: 'The profile of the mock is not clear: {problem}.',
    vi: 'Hồ sơ quyền của máy chủ giả lập chưa rõ: {problem}.',
    remedyEn: 'Give --role and --purpose, or --profile with the id of a ready operation.',
    remedyVi: 'Dùng --role và --purpose, hoặc --profile kèm mã của một truy vấn có sẵn.',
  },
} satisfies Record<string, ErrorEntry>;
