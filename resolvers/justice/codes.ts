import type { CodeMap } from '../../src/model/typeBinding.ts';

/** The civil status database's codes → the dictionary's. */
export const registrationKindCodes: CodeMap = { MOI: '1', LAI: '2', LUU_DONG: '3' };
export const marriageStatusCodes: CodeMap = { HL: '1', LH: '2', HUY: '3', CHET: '4' };
export const changedFieldCodes: CodeMap = {
  HO_TEN: 'fullName',
  NGAY_SINH: 'birthDate',
  GIOI_TINH: 'sex',
  DAN_TOC: 'ethnicity',
};
