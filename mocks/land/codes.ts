/** Codes of the land register's tables and what the shared dictionary calls them. Codes not listed are the same in both. */
const codeMaps = {
  parcelStatus: { HD: '1', TACH: '2', HOP: '3' },
  landOrigin: {},
  landUseForm: { R: '1', C: '2' },
  holderType: { CN: 'CA_NHAN', VC: 'VO_CHONG', HGD: 'HO_GIA_DINH', TC: 'TO_CHUC' },
  holderRole: { CSH: '1', DSD: '2', CH: '3' },
  certificateStatus: { HL: '1', TH: '3', HUY: '4', MAT: '5' },
  assetKind: { NHA: '1', CH: '2', CT: '3', CLN: '4' },
  houseGrade: { BT: '5' },
  transactionKind: { CN: '1', TK: '2', TA: '3', TC: '4', TT: '5', HT: '6' },
  restrictionKind: { TC: '1', KB: '2', NC: '3' },
} satisfies Record<string, Readonly<Record<string, string>>>;

export type CodedField = keyof typeof codeMaps;

/** The dictionary's code for a code of the register; one that nobody knows is passed on as it stands. */
export function toCode(field: CodedField, code: string | null): string | null {
  if (code === null) return null;
  const map: Readonly<Record<string, string>> = codeMaps[field];
  return map[code] ?? code;
}
