import type { CodeList } from '../../../src/model/dictionary.ts';
import type { UnavailableInput } from '../../../src/model/source.ts';
import { ministryOf } from '../config/ministries.ts';
import type { Maybe } from '../shared/maybe.ts';
import { judgeReuse, type Reusability, type TakenResult } from './judgeReuse.ts';
import type { Reason } from './reason.ts';
import { concernsNumber, resultOwner, type ResultVisit } from './resultOwner.ts';
import { reuseWindow } from './reuseWindow.ts';

/** A result as a ministry keeps it: what was measured or made, when, and in which visit. */
export interface KeptResult extends TakenResult {
  readonly code: Maybe<string>;
  readonly encounter: Maybe<ResultVisit>;
}

/**
 * Whether a result can be used again at a moment (ISO 8601): first whether everything needed could be read, then whose
 * result it is, then its window. Nothing is concluded from what could not be read.
 */
export function judgeResult(
  result: KeptResult,
  list: CodeList | undefined,
  asOf: string,
  unavailable: readonly UnavailableInput[],
): Reusability {
  const judged = judgeReuse(result, reuseWindow(list, result.code ?? '', asOf.slice(0, 10)), asOf);
  const unread = unavailable.find((input) => !concernsNumber(input));
  if (unread !== undefined) return withoutVerdict(judged, notRead(unread));
  const owner = resultOwner(result.encounter, unavailable);
  if (owner.kind === 'unknown') return withoutVerdict(judged, owner.reason);
  if (owner.note === undefined) return judged;
  return {
    ...judged,
    reasonVi: `${judged.reasonVi} ${owner.note.vi}`,
    reasonEn: `${judged.reasonEn} ${owner.note.en}`,
  };
}

function withoutVerdict(judged: Reusability, { vi, en }: Reason): Reusability {
  return { ...judged, status: 'NOT_COMPARABLE', reasonVi: vi, reasonEn: en };
}

function notRead({ source }: UnavailableInput): Reason {
  const ministry = ministryOf(source);
  return {
    vi: `Không đọc được dữ liệu cần thiết từ ${ministry.vi} nên chưa kết luận được; thử lại sau hoặc xem phiếu gốc.`,
    en: `What is needed could not be read from the ${ministry.en}, so nothing is concluded; try again later or see the original.`,
  };
}
