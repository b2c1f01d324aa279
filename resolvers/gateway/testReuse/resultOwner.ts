import type { UnavailableInput } from '../../../src/model/source.ts';
import { ministryOf } from '../config/ministries.ts';
import { isPresent, type Maybe } from '../shared/maybe.ts';
import type { PersonRecord } from '../shared/personState.ts';
import type { Reason } from './reason.ts';

/** The visit that brought a result, with what is known of its patient. */
export interface ResultVisit {
  readonly patient?: Maybe<Pick<PersonRecord, 'personalId' | 'supersededBy'>>;
}

/** Whose result it is. `note`: what a doctor should know of the number under which the result stands. */
export type ResultOwner =
  { readonly kind: 'known'; readonly note?: Reason } | { readonly kind: 'unknown'; readonly reason: Reason };

/** Whom a result belongs to, as far as its visit says. Inputs that could not be had leave a note, never a conclusion. */
export function resultOwner(visit: Maybe<ResultVisit>, unavailable: readonly UnavailableInput[]): ResultOwner {
  if (!isPresent(visit?.patient?.personalId)) return { kind: 'unknown', reason: UNIDENTIFIED };
  const unchecked = unavailable.find(concernsNumber);
  if (unchecked !== undefined) return { kind: 'known', note: numberUnchecked(unchecked) };
  return isPresent(visit.patient.supersededBy) ? { kind: 'known', note: NUMBER_CANCELLED } : { kind: 'known' };
}

/** Whether a number is still valid adds to the reason; the verdict does not turn on it. */
export function concernsNumber({ path }: UnavailableInput): boolean {
  return path.includes('supersededBy');
}

const UNIDENTIFIED: Reason = {
  vi: 'Lượt khám chưa rõ nhân thân nên chưa biết kết quả là của ai; không dùng cho người bệnh khác được.',
  en: 'The patient of the visit is not identified: nobody knows whose result this is, so it cannot be used for anyone.',
};

/** From: Decree 70/2024, Article 11 (a number may be cancelled and issued anew). */
const NUMBER_CANCELLED: Reason = {
  vi: 'Kết quả ghi theo số định danh đã bị huỷ và xác lập lại; đối chiếu nhân thân trước khi dùng.',
  en: 'It stands under a personal number that was cancelled and issued anew: make sure it is the same person.',
};

function numberUnchecked({ source }: UnavailableInput): Reason {
  const ministry = ministryOf(source);
  return {
    vi: `Chưa hỏi được ${ministry.vi} về hiệu lực của số định danh ghi trên kết quả.`,
    en: `The ${ministry.en} could not say whether the personal number on it is still valid.`,
  };
}
