import type { UnavailableInput } from '../../../src/model/source.ts';
import { formerRecords, type PersonWithHistory } from '../identity/formerRecords.ts';
import { writeIssue, type Issue, type IssueTexts } from '../shared/issue.ts';
import { firstMissing } from '../shared/missingInput.ts';
import { missingIssues } from '../shared/missingIssues.ts';
import type { Maybe } from '../shared/maybe.ts';
import { personState, type PersonRecord } from '../shared/personState.ts';

const texts = {
  PATIENT_UNIDENTIFIED: {
    severity: 'WARNING',
    vi: 'Lượt khám chưa rõ nhân thân; không tìm được kết quả cũ, và kết quả của lượt này chưa gắn với người bệnh nào.',
    en: 'The patient is not identified: no earlier results can be found, and those of this visit belong to nobody yet.',
  },
  PATIENT_NOT_FOUND: {
    severity: 'WARNING',
    vi: 'Không tìm thấy người bệnh trong cơ sở dữ liệu dân cư; kiểm tra lại số định danh trước khi dùng kết quả cũ.',
    en: 'The population database does not know the patient; check the number before using earlier results.',
    source: 'population',
  },
  IDENTIFIER_CANCELLED: {
    severity: 'WARNING',
    vi: 'Lượt khám ghi số định danh đã bị huỷ và xác lập lại; tìm thêm kết quả theo số mới.',
    en: 'The visit carries a number that was cancelled and issued anew; look for results under the new one as well.',
    article: 'NĐ 70/2024/NĐ-CP, Điều 11',
    source: 'population',
  },
  FORMER_IDENTIFIER: {
    severity: 'INFO',
    vi: 'Người bệnh từng có số định danh khác; kết quả cũ được tìm theo cả số đó.',
    en: 'The patient had another number before; earlier results are looked for under that one, too.',
    article: 'NĐ 70/2024/NĐ-CP, Điều 11',
    source: 'population',
  },
} as const satisfies IssueTexts<string>;

/** A visit with what is known of its patient; without a patient nobody has said who it is. */
export interface Visit {
  readonly patient?: Maybe<PersonRecord & PersonWithHistory>;
}

/** What a doctor should know about the patient's identity before relying on earlier results. */
export function reuseNotices(
  { patient }: Visit,
  today: string,
  unavailable: readonly UnavailableInput[],
): readonly Issue[] {
  const missing = ['patient.lifeStatus', 'patient.identifierHistory'].flatMap(
    (path) => firstMissing(unavailable, path) ?? [],
  );
  if (missing.length > 0) return missingIssues(missing);
  if (patient === null || patient === undefined) return [writeIssue(texts, 'PATIENT_UNIDENTIFIED')];
  const state = personState(patient, today);
  if (state === 'NOT_FOUND') return [writeIssue(texts, 'PATIENT_NOT_FOUND')];
  if (state === 'CANCELLED') return [writeIssue(texts, 'IDENTIFIER_CANCELLED')];
  return formerRecords(patient).length > 0 ? [writeIssue(texts, 'FORMER_IDENTIFIER')] : [];
}
