import { maritalStatus } from '../config/codes.ts';
import { marriageOn, type MarriageRecord } from '../shared/marriage.ts';
import { present, type Maybe } from '../shared/maybe.ts';
import { personState, type PersonRecord } from '../shared/personState.ts';
import type { MaritalReason } from './reasons.ts';

/** What is read to answer; of the marriage records never who the other party is. */
export interface MaritalRecord extends PersonRecord {
  readonly maritalStatus?: Maybe<string>;
  readonly marriageRecords?: Maybe<
    readonly Omit<MarriageRecord, 'husbandPersonId' | 'wifePersonId' | 'marriageRegNo'>[]
  >;
}

export interface MaritalConclusion {
  readonly answer: 'YES' | 'NO' | 'UNKNOWN';
  readonly reason: MaritalReason;
}

const unknown = (reason: MaritalReason): MaritalConclusion => ({ answer: 'UNKNOWN', reason });

/**
 * Whether somebody was married on a day (`YYYY-MM-DD`), from civil status, with the population database as counter-check.
 * Wherever the two disagree, or the record is not to be trusted, the answer is UNKNOWN: a wrong yes or no costs a home.
 */
export function answerMarriedAt(person: Maybe<MaritalRecord>, day: string, today: string): MaritalConclusion {
  switch (personState(person, day)) {
    case 'NOT_FOUND':
      return unknown('PERSON_NOT_FOUND');
    case 'CANCELLED':
      return unknown('IDENTIFIER_CANCELLED');
    case 'DECEASED':
      return { answer: 'NO', reason: 'DECEASED' };
    case 'ALIVE':
    case 'ABSENT':
      break;
  }
  if (day > today) return unknown('DATE_IN_FUTURE');
  const records = present(person?.marriageRecords);
  const inForce = records.filter((record) => marriageOn(record, day) === 'IN_FORCE');
  const unclear = records.some((record) => marriageOn(record, day) === 'UNCLEAR');
  if (inForce.length > 0) return checkMarriage(inForce, person?.maritalStatus);
  if (unclear) return unknown('END_DATE_MISSING');
  return checkNoMarriage(records, person?.maritalStatus, day, today);
}

/** A marriage covers the day: is the record to be trusted, and did it not end unnoticed? */
function checkMarriage(
  records: NonNullable<MaritalRecord['marriageRecords']>,
  status: Maybe<string>,
): MaritalConclusion {
  const checked = records.filter(({ marriageDigitised }) => marriageDigitised !== false);
  if (checked.length === 0) return unknown('PAPER_ONLY');
  // A marriage with an end date is history, told by civil status itself. One without an end must be the present status.
  const isHistory = checked.some(({ marriageEndDate }) => typeof marriageEndDate === 'string');
  if (isHistory) return { answer: 'YES', reason: 'MARRIED' };
  const hasDecision = checked.some(({ courtDecisionNo }) => typeof courtDecisionNo === 'string');
  const agrees = status === maritalStatus.married || status === null || status === undefined;
  return hasDecision || !agrees ? unknown('END_NOT_ENTERED') : { answer: 'YES', reason: 'MARRIED' };
}

/** No marriage covers the day: does the population database know of one that civil status lacks? */
function checkNoMarriage(
  records: NonNullable<MaritalRecord['marriageRecords']>,
  status: Maybe<string>,
  day: string,
  today: string,
): MaritalConclusion {
  // The dates of an unchecked record are no better than the record.
  if (records.some(({ marriageDigitised }) => marriageDigitised === false)) return unknown('PAPER_ONLY');
  const notMarried: MaritalConclusion = { answer: 'NO', reason: 'NOT_MARRIED' };
  switch (status ?? '') {
    case maritalStatus.single:
      return notMarried;
    case maritalStatus.married:
      return records.some((record) => marriageOn(record, today) === 'IN_FORCE')
        ? notMarried
        : unknown('NO_RECORD_OF_MARRIAGE');
    case maritalStatus.divorced:
    case maritalStatus.widowed:
      // The marriage that ended must be on record, unless only today is asked about.
      return day >= today || records.some(({ marriageEndDate }) => typeof marriageEndDate === 'string')
        ? notMarried
        : unknown('NO_RECORD_OF_MARRIAGE');
    default:
      return records.length > 0 ? notMarried : unknown('STATUS_NOT_RECORDED');
  }
}
