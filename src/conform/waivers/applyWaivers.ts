import type { Finding, Run } from '../finding.ts';
import type { Waiver } from './waiver.ts';

/**
 * Takes the findings that somebody answers for out of those that count; they stay in every report, with who and why.
 * A waiver past its last day takes nothing away, and is told as lapsed where it would have.
 *
 * - `today`: `YYYY-MM-DD`
 */
export function applyWaivers(run: Run, waivers: readonly Waiver[], today: string): Run {
  const valid = waivers.filter(({ until }) => until >= today);
  const old = waivers.filter(({ until }) => until < today);
  const split = run.findings.map((finding) => ({ finding, waiver: valid.find((one) => covers(one, finding)) }));
  const findings = split.flatMap(({ finding, waiver }) => (waiver === undefined ? [finding] : []));
  const waived = split.flatMap(({ finding, waiver }) => (waiver === undefined ? [] : [{ ...finding, waiver }]));
  const open = new Set(findings.map(({ rule }) => rule));
  const excused = new Set(waived.map(({ rule }) => rule));
  return {
    ...run,
    findings,
    waived,
    lapsed: old.filter((one) => findings.some((finding) => covers(one, finding))),
    outcomes: run.outcomes.map((outcome) =>
      excused.has(outcome.rule.id) && !open.has(outcome.rule.id) ? { ...outcome, state: 'waived' } : outcome,
    ),
  };
}

function covers({ rule, where }: Waiver, finding: Finding): boolean {
  return rule === finding.rule && (where === undefined || where === finding.where);
}
