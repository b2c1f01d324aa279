import type { CodeMap } from '../../src/model/typeBinding.ts';

/** The codes of enterprise registration and social insurance → the dictionary's. */
export const enterpriseTypeCodes: CodeMap = { TNHH1: '1', TNHH2: '2', CTCP: '3', DNTN: '4', HD: '5' };
export const enterpriseStatusCodes: CodeMap = { DHD: '1', TNKD: '2', DTT: '3', DGT: '4' };
export const participationStatusCodes: CodeMap = { DTG: '1', BL: '2', DH: '3', DD: '4' };

/** Abbreviated titles → the text that the dictionary wants. */
export const representativeTitles: CodeMap = {
  GD: 'Giám đốc',
  TGD: 'Tổng giám đốc',
  CTHDQT: 'Chủ tịch Hội đồng quản trị',
  CTHDTV: 'Chủ tịch Hội đồng thành viên',
  CDN: 'Chủ doanh nghiệp',
};
