import type { UnavailableInput } from '../../../src/model/source.ts';
import { requestCorrection, type CorrectionRequest } from '../shared/correctionRequest.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { missingIssues } from '../shared/missingIssues.ts';
import { residenceIssueTexts as texts } from './issueTexts.ts';
import { provenRelation } from './provenRelation.ts';
import { relationComponent, type ReplacedComponent } from './replacedComponents.ts';
import type { ResidenceCase, ResidenceVerdict } from './types.ts';

/** What the relation to the owner does to the application. */
export interface ExaminedRelation {
  readonly verdict: ResidenceVerdict;
  readonly components: readonly ReplacedComponent[];
  readonly issues: readonly Issue[];
  readonly correctionRequest: CorrectionRequest | null;
}

/**
 * Examines the claimed relation of an applicant who does not own the home.
 *
 * - `unproven`: registers of relations that could not be asked; what the others prove still counts
 */
export function examineRelation(
  application: ResidenceCase,
  ownerIds: readonly string[],
  unproven: readonly UnavailableInput[],
): ExaminedRelation {
  if (typeof application.claimedRelation !== 'string') {
    return {
      verdict: 'NEEDS_CONSENT',
      components: [],
      issues: [issue('OWNER_CONSENT_NEEDED')],
      correctionRequest: null,
    };
  }
  const relation = provenRelation(application, ownerIds);
  if (relation.kind === 'PROVEN') {
    const reason = { vi: 'Quan hệ đã khai có trong cơ sở dữ liệu.', en: 'The claimed relation is on record.' };
    const components = [relationComponent('FOUND', relation.evidence, reason)];
    return { verdict: 'ACCEPTED', components, issues: [issue('OWNER_CONFIRMS')], correctionRequest: null };
  }
  if (unproven.length > 0) {
    const issues = missingIssues(unproven);
    const reason = { vi: issues[0]?.reasonVi ?? '', en: issues[0]?.reasonEn ?? '' };
    const components = [relationComponent('UNAVAILABLE', null, reason)];
    return { verdict: 'NEEDS_INPUT', components, issues, correctionRequest: null };
  }
  const isEnded = relation.kind === 'ENDED';
  const missing = issue(isEnded ? 'RELATION_ENDED' : 'RELATION_NOT_FOUND');
  const reason = { vi: missing.reasonVi, en: missing.reasonEn };
  return {
    verdict: 'NEEDS_SUPPLEMENT',
    components: [relationComponent(isEnded ? 'MISMATCH' : 'NOT_FOUND', isEnded ? relation.evidence : null, reason)],
    issues: [missing],
    correctionRequest: requestCorrection('justice', isEnded ? 'MarriageRecord.marriageStatus' : ELEMENT, REASON),
  };
}

const ELEMENT = 'FamilyRelation.relationKind';

const REASON = {
  vi: 'Công dân khai một quan hệ gia đình mà hộ tịch và dân cư không có hoặc ghi khác; đề nghị kiểm tra, cập nhật.',
  en: 'The citizen claims a family relation that civil status and population lack or hold differently; please check.',
};

function issue(code: keyof typeof texts): Issue {
  return writeIssue(texts, code);
}
