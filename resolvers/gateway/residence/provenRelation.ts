import { documentType } from '../config/codes.ts';
import { residenceRules } from '../config/residence.ts';
import { evidenceOf, type Evidence } from '../shared/evidence.ts';
import { marriageOn, spouseOf } from '../shared/marriage.ts';
import { present } from '../shared/maybe.ts';
import type { ResidenceCase } from './types.ts';

/** What the records say about a claimed relation to the owner. `ENDED`: a marriage that is over, or may be. */
export type ProvenRelation =
  | { readonly kind: 'PROVEN'; readonly evidence: Evidence }
  | { readonly kind: 'ENDED'; readonly evidence: Evidence }
  | { readonly kind: 'NOT_FOUND' };

/** Looks for the relation in civil status first, then among the population database's relations. */
export function provenRelation(application: ResidenceCase, ownerIds: readonly string[]): ProvenRelation {
  const claimed = application.claimedRelation ?? '';
  const proof = residenceRules.kinOfOwner[claimed];
  const found = proof === undefined ? undefined : byCivilStatus(application, ownerIds, proof);
  return found ?? byPopulation(application, ownerIds, claimed) ?? { kind: 'NOT_FOUND' };
}

function byCivilStatus(
  { applicant, applicantId, asOf }: ResidenceCase,
  ownerIds: readonly string[],
  proof: 'marriage' | 'ownBirth' | 'childBirth',
): ProvenRelation | undefined {
  switch (proof) {
    case 'marriage': {
      const records = present(applicant?.marriageRecords).filter((record) =>
        ownerIds.includes(spouseOf(record, applicantId) ?? ''),
      );
      const record = records.find((candidate) => marriageOn(candidate, asOf) === 'IN_FORCE') ?? records[0];
      if (record === undefined) return undefined;
      const evidence = evidenceOf(
        'justice',
        documentType.marriageCertificate,
        record.marriageRegNo,
        record.marriageRegDate,
      );
      return { kind: marriageOn(record, asOf) === 'IN_FORCE' ? 'PROVEN' : 'ENDED', evidence };
    }
    case 'ownBirth': {
      const birth = applicant?.birthRecord;
      const parents = [birth?.fatherPersonId, birth?.motherPersonId];
      return parents.some((parent) => ownerIds.includes(parent ?? '')) ? provenByBirth(birth) : undefined;
    }
    case 'childBirth':
      return present(applicant?.childBirthRecords)
        .filter(({ childPersonId }) => ownerIds.includes(childPersonId ?? ''))
        .map(provenByBirth)[0];
  }
}

function provenByBirth(birth: NonNullable<ResidenceCase['applicant']>['birthRecord']): ProvenRelation {
  const evidence = evidenceOf('justice', documentType.birthCertificate, birth?.birthRegNo, birth?.birthRegDate);
  return { kind: 'PROVEN', evidence };
}

function byPopulation(
  { applicant }: ResidenceCase,
  ownerIds: readonly string[],
  claimed: string,
): ProvenRelation | undefined {
  const kinds = residenceRules.ownerAsRelation[claimed] ?? [];
  const isRelated = present(applicant?.familyRelations).some(
    ({ relationKind, relatedPersonId }) =>
      kinds.includes(relationKind ?? '') && ownerIds.includes(relatedPersonId ?? ''),
  );
  if (!isRelated) return undefined;
  return { kind: 'PROVEN', evidence: evidenceOf('population', documentType.residenceConfirmation, null, null) };
}
