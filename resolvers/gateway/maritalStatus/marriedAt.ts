import type { UnavailableInput } from '../../../src/model/source.ts';
import { maritalRules } from '../config/maritalStatus.ts';
import type { Issue } from '../shared/issue.ts';
import { firstMissing } from '../shared/missingInput.ts';
import { missingIssues } from '../shared/missingIssues.ts';
import type { Maybe } from '../shared/maybe.ts';
import { answerMarriedAt, type MaritalRecord } from './answerMarriedAt.ts';
import { maritalReasons } from './reasons.ts';

/** The answer as the graph gives it: yes, no or unknown at a day, with its reason, and never anything of the spouse. */
export interface MaritalAnswer {
  readonly answer: 'YES' | 'NO' | 'UNKNOWN';
  readonly asOf: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly basis: string;
  readonly issues: readonly Issue[];
}

/** Answers for a person and a day. A register that could not be asked makes it UNKNOWN and is named. */
export function marriedAt(
  person: Maybe<MaritalRecord>,
  day: string,
  today: string,
  unavailable: readonly UnavailableInput[],
): MaritalAnswer {
  const { civilStatus, population } = maritalRules.reads;
  const missing = [...civilStatus, ...population].flatMap((path) => firstMissing(unavailable, path) ?? []);
  const issues = missingIssues(missing);
  const [first] = issues;
  const common = { asOf: day, basis: maritalRules.basis, issues };
  if (first !== undefined) {
    return { answer: 'UNKNOWN', reasonVi: first.reasonVi, reasonEn: first.reasonEn, ...common };
  }
  const { answer, reason } = answerMarriedAt(person, day, today);
  return { answer, reasonVi: maritalReasons[reason].vi, reasonEn: maritalReasons[reason].en, ...common };
}
