import type { UnavailableInput } from '../../../src/model/source.ts';
import { ministryOf } from '../config/ministries.ts';
import type { Issue } from './issue.ts';
import { isRefused } from './missingInput.ts';

/** The issue that says whom we could not ask, or what we were not allowed to. */
export function missingIssue(input: UnavailableInput): Issue {
  const ministry = ministryOf(input.source);
  const names = { ministryVi: ministry.vi, ministryEn: ministry.en };
  if (isRefused(input)) {
    return {
      code: 'INPUT_REFUSED',
      severity: 'INPUT',
      reasonVi: `Mục đích nêu ra không cho phép dùng dữ liệu cần thiết của ${ministry.vi}.`,
      reasonEn: `The stated purpose gives no right to the data needed of the ${ministry.en}.`,
      ...names,
    };
  }
  return {
    code: 'INPUT_UNAVAILABLE',
    severity: 'INPUT',
    reasonVi: `Chưa hỏi được ${ministry.vi}; chưa kết luận được phần này, hãy thử lại sau.`,
    reasonEn: `The ${ministry.en} could not be asked; this part cannot be concluded, try again later.`,
    ...names,
  };
}

/** One issue per ministry that could not be asked (or data of which was refused), however many inputs are missing. */
export function missingIssues(inputs: readonly UnavailableInput[]): readonly Issue[] {
  const perMinistry = new Map(inputs.map((input) => [`${input.source} ${String(isRefused(input))}`, input]));
  return [...perMinistry.values()].map(missingIssue);
}
