import type { AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import { documentType } from '../config/codes.ts';
import { communeToday } from '../shared/communeToday.ts';
import { currentResidence } from '../shared/currentResidence.ts';
import { evidenceOf } from '../shared/evidence.ts';
import { prefill, type Finding } from './finding.ts';
import type { ComponentCase } from './types.ts';

/** Where the applicant is registered, compared with the declared commune, which may be an old one. */
export function findResidence(
  { applicant, declaredResidenceCommuneCode: declared, asOf }: ComponentCase,
  adminUnits: AdminUnitRegistry,
): Finding {
  const residence = currentResidence(applicant?.residences, asOf);
  if (residence === undefined) return { kind: 'NOT_FOUND', elementName: 'Residence.residenceAddress' };
  const { communeCode, oldCommuneCode, addressAsRecorded } = residence.residenceAddress ?? {};
  const evidence = evidenceOf(
    'population',
    documentType.residenceConfirmation,
    residence.residenceFileNo,
    residence.residenceFrom,
  );
  const known = communeToday(communeCode, oldCommuneCode, asOf, adminUnits);
  if (typeof declared === 'string' && !isSameCommune(declared, known.unit?.code ?? communeCode, asOf, adminUnits)) {
    return { kind: 'MISMATCH', evidence, elementName: 'Residence.residenceAddress' };
  }
  return {
    kind: 'FOUND',
    evidence,
    prefill: prefill({
      'Address.communeCode': known.unit?.code ?? communeCode,
      'Address.addressAsRecorded': addressAsRecorded,
    }),
  };
}

/** A declared code is meant as of the day; one that has become another commune is followed, a divided one may be any part. */
function isSameCommune(
  declared: string,
  registered: string | null | undefined,
  day: string,
  adminUnits: AdminUnitRegistry,
): boolean {
  if (declared === registered) return true;
  const { unit, candidates } = communeToday(declared, undefined, day, adminUnits);
  return unit === undefined ? candidates.some(({ code }) => code === registered) : unit.code === registered;
}
