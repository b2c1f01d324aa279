import { ministryOf } from '../config/ministries.ts';

/** What Resolution 66.7/2025 asks for when data are missing or wrong: tell the owner, besides asking the citizen. */
export interface CorrectionRequest {
  readonly owner: string;
  readonly ownerVi: string;
  readonly ownerEn: string;
  readonly elementName: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly article: string;
}

/** Asks the ministry of a source to enter or mend an element (`BirthRecord.childBirthDate`); it names no value. */
export function requestCorrection(
  source: string,
  elementName: string,
  reason: { readonly vi: string; readonly en: string },
): CorrectionRequest {
  const ministry = ministryOf(source);
  return {
    owner: ministry.agency,
    ownerVi: ministry.vi,
    ownerEn: ministry.en,
    elementName,
    reasonVi: reason.vi,
    reasonEn: reason.en,
    article: 'NQ 66.7/2025/NQ-CP',
  };
}
