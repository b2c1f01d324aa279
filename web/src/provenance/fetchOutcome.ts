import type { FetchReport } from '../api/types.ts';

export type FetchOutcome = 'answered' | 'failed' | 'not-asked';

/** A fetch without requests was not sent: nothing was left to ask, or what it needs had failed. */
export function fetchOutcome(report: FetchReport | undefined): FetchOutcome {
  if (report === undefined) return 'not-asked';
  if (!report.ok) return 'failed';
  return report.requests === 0 ? 'not-asked' : 'answered';
}
