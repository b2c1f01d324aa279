import type { AdminUnit, AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import type { UnavailableInput } from '../../../src/model/source.ts';
import { communeToday } from '../shared/communeToday.ts';
import type { CorrectionRequest } from '../shared/correctionRequest.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { firstMissing } from '../shared/missingInput.ts';
import { missingIssues } from '../shared/missingIssues.ts';
import { present } from '../shared/maybe.ts';
import { personState } from '../shared/personState.ts';
import { checkHome, isKnownHome } from './checkHome.ts';
import { examineRelation } from './examineRelation.ts';
import { residenceIssueTexts as texts } from './issueTexts.ts';
import { homeComponent, type ReplacedComponent } from './replacedComponents.ts';
import type { ResidenceCase, ResidenceVerdict } from './types.ts';

export interface ResidenceAssessment {
  readonly verdict: ResidenceVerdict;
  readonly replacedComponents: readonly ReplacedComponent[];
  readonly issues: readonly Issue[];
  readonly correctionRequest: CorrectionRequest | null;
  readonly resolvedCommune: AdminUnit | null;
}

const HOME_READS = ['parcel.landRights', 'parcel.parcelAddress', 'parcel.landUses', 'parcel.certificates'];
const PERSON_READS = ['applicant.lifeStatus', 'applicant.supersededBy'];
const RELATION_READS = [
  'applicant.marriageRecords',
  'applicant.birthRecord',
  'applicant.childBirthRecords',
  'applicant.familyRelations',
];

/**
 * Assesses an application for permanent residence: who owns the home, and what the applicant is of the owner.
 * A relation that is not needed (the applicant's own home) is not asked for, so its ministry being away costs nothing.
 */
export function assessResidence(
  application: ResidenceCase,
  unavailable: readonly UnavailableInput[],
  adminUnits: AdminUnitRegistry,
): ResidenceAssessment {
  const missing = (paths: readonly string[]) => paths.flatMap((path) => firstMissing(unavailable, path) ?? []);
  const unasked = missing([...PERSON_READS, ...HOME_READS]);
  if (unasked.length > 0) return needsInput(missingIssues(unasked));

  const aboutPerson = checkApplicant(application);
  if (aboutPerson.length > 0) return needsInput(aboutPerson);
  const { parcel } = application;
  if (!isKnownHome(parcel)) return needsInput([writeIssue(texts, 'HOME_NOT_FOUND')]);

  const address = parcel.parcelAddress;
  const commune = communeToday(address?.communeCode, address?.oldCommuneCode, application.asOf, adminUnits);
  const homeIssues = checkHome(parcel, application, commune);
  const common = { resolvedCommune: commune.unit ?? null };
  const isSplit = homeIssues.some(({ code }) => code === 'COMMUNE_SPLIT');
  const owners = present(parcel.landRights).flatMap(({ holderPersonId }) => holderPersonId ?? []);
  if (owners.includes(application.applicantId)) {
    const components = [homeComponent(parcel, true)];
    return { ...accepted(isSplit ? 'NEEDS_INPUT' : 'ACCEPTED', components, homeIssues), ...common };
  }
  const unproven = missing(RELATION_READS);
  const relation = examineRelation(application, owners, unproven);
  return {
    ...common,
    verdict: isSplit ? 'NEEDS_INPUT' : relation.verdict,
    replacedComponents: [homeComponent(parcel, false), ...relation.components],
    issues: [...homeIssues, ...relation.issues],
    correctionRequest: relation.correctionRequest,
  };
}

function checkApplicant({ applicant, asOf }: ResidenceCase): readonly Issue[] {
  switch (personState(applicant, asOf)) {
    case 'ALIVE':
      return [];
    case 'NOT_FOUND':
      return [writeIssue(texts, 'APPLICANT_NOT_FOUND')];
    case 'CANCELLED':
      return [writeIssue(texts, 'IDENTIFIER_CANCELLED')];
    case 'DECEASED':
    case 'ABSENT':
      return [writeIssue(texts, 'APPLICANT_NOT_ALIVE')];
  }
}

function needsInput(issues: readonly Issue[]): ResidenceAssessment {
  return { verdict: 'NEEDS_INPUT', replacedComponents: [], issues, correctionRequest: null, resolvedCommune: null };
}

function accepted(
  verdict: ResidenceVerdict,
  replacedComponents: readonly ReplacedComponent[],
  issues: readonly Issue[],
): Omit<ResidenceAssessment, 'resolvedCommune'> {
  return { verdict, replacedComponents, issues, correctionRequest: null };
}
