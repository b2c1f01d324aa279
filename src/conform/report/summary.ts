import type { Finding, Run, WaivedFinding } from '../finding.ts';
import { FAMILIES, type Family } from '../rule.ts';
import type { Waiver } from '../waivers/waiver.ts';

export interface FamilyCount {
  readonly family: Family;
  readonly passed: number;
  readonly failed: number;
  readonly waived: number;
  readonly notTested: number;
}

/** Rules by family and outcome. */
export function countFamilies({ outcomes }: Run): readonly FamilyCount[] {
  return FAMILIES.map((family) => {
    const own = outcomes.filter(({ rule }) => rule.family === family);
    const count = (state: string) => own.filter((outcome) => outcome.state === state).length;
    return {
      family,
      passed: count('passed'),
      failed: count('failed'),
      waived: count('waived'),
      notTested: count('not tested'),
    };
  });
}

/** Findings by weight: errors first, then what breaks most records. */
export function worstFirst<Some extends Finding>(findings: readonly Some[]): readonly Some[] {
  const weight = ({ severity, rate }: Some) => (severity === 'error' ? 2 : 0) + (rate?.low ?? 1);
  return findings.toSorted((one, other) => weight(other) - weight(one));
}

/** ` (3 % to 9 % of all, 95 % confidence)` for a rate, or nothing. */
export function rateText({ rate }: Finding): string {
  if (rate === undefined) return '';
  const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`;
  return ` (${percent(rate.low)} to ${percent(rate.high)} of all records, 95 % confidence)`;
}

/** Who answers for a waived finding, until when and why. */
export function waiverText({ waiver: { owner, reason, until } }: WaivedFinding): string {
  return `Waived until ${until} by ${owner}: ${reason}`;
}

/** That a waiver no longer holds. */
export function lapsedText({ rule, where, owner, until }: Waiver): string {
  return `The waiver of ${rule}${where === undefined ? '' : ` on ${where}`} by ${owner} lapsed after ${until}.`;
}
