/**
 * How results are compared. The windows and units themselves stand in the code lists LAB_INDEX and IMAGING_INDEX
 * (columns `unit`, `reuse_hours`), after the ministry's draft list of 441 tests (2026-08): a draft, so it may change.
 */
export const testReuseRules = {
  labList: 'LAB_INDEX',
  imagingList: 'IMAGING_INDEX',
  basis: 'Luật Khám bệnh, chữa bệnh 15/2023/QH15; NĐ 102/2025/NĐ-CP; danh mục thời hạn dùng lại (dự thảo 8/2026)',
  /** Ways of writing the same unit: what stands on the left counts as what stands on the right. */
  sameUnit: { 'mcmol/L': 'μmol/L', 'umol/L': 'μmol/L', '10^9/L': 'G/L', '10^12/L': 'T/L', 'u/L': 'U/L' } as Readonly<
    Record<string, string>
  >,
} as const;
