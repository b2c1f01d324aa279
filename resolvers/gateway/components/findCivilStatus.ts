import { documentType, maritalStatus } from '../config/codes.ts';
import { answerMarriedAt } from '../maritalStatus/answerMarriedAt.ts';
import { evidenceOf } from '../shared/evidence.ts';
import { marriageOn } from '../shared/marriage.ts';
import { present } from '../shared/maybe.ts';
import { differs } from './declared.ts';
import { prefill, type Finding } from './finding.ts';
import type { ComponentCase } from './types.ts';

/** The birth record, compared with what is declared, else with the population database. */
export function findBirth({ applicant, declaredFullName, declaredBirthDate }: ComponentCase): Finding {
  const record = applicant?.birthRecord;
  if (record === null || record === undefined) return { kind: 'NOT_FOUND', elementName: 'BirthRecord.birthRegNo' };
  const { familyName, middleName, givenName } = record.childName ?? {};
  const name = [familyName, middleName, givenName].filter((part) => typeof part === 'string' && part !== '').join(' ');
  const evidence = evidenceOf('justice', documentType.birthCertificate, record.birthRegNo, record.birthRegDate);
  const difference = differs(
    { name: declaredFullName ?? applicant?.fullNameText, birthDate: declaredBirthDate ?? applicant?.birthDate },
    { name: name === '' ? undefined : name, birthDate: record.childBirthDate },
  );
  if (difference !== undefined) {
    const elementName = difference === 'name' ? 'BirthRecord.childName' : 'BirthRecord.childBirthDate';
    return { kind: 'MISMATCH', evidence, elementName };
  }
  return {
    kind: 'FOUND',
    evidence,
    prefill: prefill({
      'BirthRecord.birthRegNo': record.birthRegNo,
      'BirthRecord.birthRegDate': record.birthRegDate,
      'BirthRecord.childBirthDate': record.childBirthDate,
    }),
  };
}

/** A marriage in force; one that is on paper only is not found, one that only the population database knows mismatches. */
export function findMarriage({ applicant, asOf }: ComponentCase): Finding {
  const records = present(applicant?.marriageRecords);
  const record = records.find((one) => marriageOn(one, asOf) === 'IN_FORCE' && one.marriageDigitised !== false);
  if (record === undefined) return { kind: 'NOT_FOUND', elementName: 'MarriageRecord.marriageRegNo' };
  const evidence = evidenceOf(
    'justice',
    documentType.marriageCertificate,
    record.marriageRegNo,
    record.marriageRegDate,
  );
  const status = applicant?.maritalStatus ?? maritalStatus.married;
  if (status !== maritalStatus.married) return { kind: 'MISMATCH', evidence, elementName: 'Person.maritalStatus' };
  return {
    kind: 'FOUND',
    evidence,
    prefill: prefill({
      'MarriageRecord.marriageRegNo': record.marriageRegNo,
      'MarriageRecord.marriageRegDate': record.marriageRegDate,
    }),
  };
}

/** Whether the applicant is married on the day, as a yes or no; never with whom. */
export function findMaritalStatus({ applicant, asOf }: ComponentCase): Finding {
  const { answer, reason } = answerMarriedAt(applicant, asOf, asOf);
  const evidence = evidenceOf('justice', documentType.maritalConfirmation, null, asOf);
  if (answer !== 'UNKNOWN') {
    return { kind: 'FOUND', evidence, prefill: prefill({ 'MaritalAnswer.answer': answer }) };
  }
  const disagree = reason === 'END_NOT_ENTERED' || reason === 'NO_RECORD_OF_MARRIAGE';
  return disagree
    ? { kind: 'MISMATCH', evidence, elementName: 'MarriageRecord.marriageStatus' }
    : { kind: 'NOT_FOUND', elementName: 'MarriageRecord.marriageStatus' };
}

/** The record of the applicant's death. */
export function findDeath({ applicant }: ComponentCase): Finding {
  const record = applicant?.deathRecord;
  if (record === null || record === undefined) return { kind: 'NOT_FOUND', elementName: 'DeathRecord.deathRegNo' };
  const evidence = evidenceOf('justice', documentType.deathCertificate, record.deathRegNo, null);
  return { kind: 'FOUND', evidence, prefill: prefill({ 'DeathRecord.deathRegNo': record.deathRegNo }) };
}
