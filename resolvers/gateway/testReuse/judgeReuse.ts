import { testReuseRules } from '../config/testReuse.ts';
import type { Maybe } from '../shared/maybe.ts';
import type { Reason } from './reason.ts';
import type { ReuseWindow } from './reuseWindow.ts';
import { isSameUnit } from './sameUnit.ts';

/** A result as far as its re-use depends on it. `takenAt`: sampling time of a test, time of an image (ISO 8601). */
export interface TakenResult {
  readonly takenAt: Maybe<string>;
  readonly unit?: Maybe<string>;
}

/** Whether a result of another hospital can be used again. The doctor decides, and records why a test is repeated. */
export interface Reusability {
  readonly status: 'REUSABLE' | 'EXPIRED' | 'NOT_COMPARABLE';
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly basis: string;
  readonly validUntil: string | null;
  readonly windowHours: number | null;
}

/**
 * Judges one result at a moment (ISO 8601). The window runs from sampling, never from the day of the answer:
 * without a sampling time nothing can be compared.
 */
export function judgeReuse({ takenAt, unit }: TakenResult, window: ReuseWindow | undefined, asOf: string): Reusability {
  if (window === undefined) return notComparable(NOT_LISTED, null, null);
  const takenMs = typeof takenAt === 'string' ? Date.parse(takenAt) : Number.NaN;
  if (Number.isNaN(takenMs)) return notComparable(NO_TIME, null, window.hours);
  const validUntil = localIso(takenMs + window.hours * 3_600_000);
  if (takenMs > Date.parse(asOf)) return notComparable(IN_FUTURE, validUntil, window.hours);
  if (window.unit !== undefined && !(typeof unit === 'string' && isSameUnit(unit, window.unit))) {
    return notComparable(otherUnit(window.unit), validUntil, window.hours);
  }
  const isOpen = Date.parse(asOf) <= Date.parse(validUntil);
  return judged(isOpen ? 'REUSABLE' : 'EXPIRED', isOpen ? OPEN : CLOSED, validUntil, window.hours);
}

const NOT_LISTED = {
  vi: 'Chỉ số không có trong danh mục được dùng lại.',
  en: 'The index is not on the list of results that may be used again.',
};
const NO_TIME = {
  vi: 'Không có thời điểm lấy mẫu hoặc thực hiện nên không tính được thời hạn.',
  en: 'There is no time of sampling or performing, so the window cannot be counted.',
};
const IN_FUTURE = {
  vi: 'Mẫu được lấy sau thời điểm xem xét.',
  en: 'The sample was taken after the moment in question.',
};
const OPEN = {
  vi: 'Còn trong thời hạn dùng lại, tính từ lúc lấy mẫu hoặc thực hiện.',
  en: 'Within the window, counted from sampling or performing.',
};
const CLOSED = { vi: 'Đã quá thời hạn dùng lại.', en: 'The window has passed.' };

function otherUnit(expected: string): Reason {
  return {
    vi: `Đơn vị đo khác đơn vị chuẩn ${expected}; không so sánh trực tiếp được.`,
    en: `The unit is not the standard unit ${expected}, so the value cannot be compared as it is.`,
  };
}

function notComparable(reason: Reason, validUntil: string | null, windowHours: number | null): Reusability {
  return judged('NOT_COMPARABLE', reason, validUntil, windowHours);
}

function judged(
  status: Reusability['status'],
  reason: Reason,
  validUntil: string | null,
  windowHours: number | null,
): Reusability {
  return { status, reasonVi: reason.vi, reasonEn: reason.en, basis: testReuseRules.basis, validUntil, windowHours };
}

/** Vietnamese local time with its offset. */
function localIso(ms: number): string {
  return `${new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}
