import { parcelStatus, residentialPurposes } from '../config/codes.ts';
import type { CommuneToday } from '../shared/communeToday.ts';
import { currentResidence } from '../shared/currentResidence.ts';
import { writeIssue, type Issue } from '../shared/issue.ts';
import { present } from '../shared/maybe.ts';
import { residenceKind } from '../config/codes.ts';
import { residenceIssueTexts as texts } from './issueTexts.ts';
import type { Home, ResidenceCase } from './types.ts';

/** Whether the land register knows the home at all. */
export function isKnownHome(parcel: ResidenceCase['parcel']): parcel is Home {
  return (
    parcel !== null &&
    parcel !== undefined &&
    (parcel.parcelStatus ?? parcelStatus.active) === parcelStatus.active &&
    present(parcel.landRights).length > 0
  );
}

/** What is to be said about the home itself and the commune in which it lies today. */
export function checkHome(home: Home, application: ResidenceCase, commune: CommuneToday): readonly Issue[] {
  const purposes = present(home.landUses).map(({ landUsePurpose }) => landUsePurpose ?? '');
  const isResidential = purposes.some((purpose) => residentialPurposes.includes(purpose));
  return [
    ...(isResidential ? [] : [writeIssue(texts, 'NOT_RESIDENTIAL')]),
    ...checkCommune(commune),
    ...(isRegisteredThere(application, commune) ? [writeIssue(texts, 'ALREADY_REGISTERED')] : []),
  ];
}

function checkCommune({ unit, formerly, candidates }: CommuneToday): readonly Issue[] {
  if (formerly === undefined) return [];
  const oldVi = `${formerly.name} (${formerly.code})`;
  if (unit === undefined) return [writeIssue(texts, 'COMMUNE_SPLIT', { oldVi }, { candidateUnits: candidates })];
  if (unit.code === formerly.code && unit.name === formerly.name) return [];
  return [writeIssue(texts, 'COMMUNE_MERGED', { oldVi, newVi: `${unit.name} (${unit.code})` })];
}

function isRegisteredThere({ applicant, asOf }: ResidenceCase, { unit }: CommuneToday): boolean {
  const residence = currentResidence(applicant?.residences, asOf);
  return (
    unit !== undefined &&
    residence?.residenceKind === residenceKind.permanent &&
    residence.residenceAddress?.communeCode === unit.code
  );
}
