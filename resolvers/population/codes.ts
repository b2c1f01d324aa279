import type { CodeMap } from '../../src/model/typeBinding.ts';

/** The population database's codes → the dictionary's. */
export const maritalCodes: CodeMap = { CKH: '1', CVC: '2', LH: '3', GOA: '4' };
export const lifeStatusCodes: CodeMap = { SONG: '1', CHET: '2', MAT_TICH: '3' };
export const documentStatusCodes: CodeMap = { HL: '1', HH: '2', TH: '3' };
export const relationCodes: CodeMap = { CHA: '1', ME: '2', VO: '3', CHONG: '4', CON: '5', DD: '6' };
export const residenceKindCodes: CodeMap = { TT: '1', TTR: '2', NOHT: '3', TV: '4' };
export const identifierChangeCodes: CodeMap = { GT: '1', NS: '2', SS: '3', GM: '4' };
export const relationToHeadCodes: CodeMap = {
  CH: '1',
  VO: '2',
  CHONG: '3',
  CON: '4',
  CHA: '5',
  ME: '6',
  KHAC: '9',
};
