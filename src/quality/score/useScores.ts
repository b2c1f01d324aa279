import type { Use } from '../../model/use.ts';
import { countUpTo, percentile } from '../../util/bins.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import type { ScoreParts } from './databaseScore.ts';

/** What is published of how a source is used, over the days of the settings. */
export interface UseReport {
  /** Days that are looked back on (count). */
  readonly days: number;
  /** Calls that came to an end (count). */
  readonly calls: number;
  /** From 0 to 1; absent without calls. */
  readonly answeredShare?: number;
  /** Of the answered calls (ms, at most 19 % too high); absent without any. */
  readonly p95Ms?: number;
  /** Agencies that were answered from it (count). */
  readonly consumers: number;
  /** Calls for every 1,000 rows; absent where nobody knows how many rows there are. */
  readonly per1000Rows?: number;
}

/** - `rows`: rows of the source; undefined where nobody knows them */
export function useReport(use: Use, rows: number | undefined, settings: QualitySettings): UseReport {
  const { calls, answered, consumers, latency } = use;
  const p95Ms = percentile(latency, 0.95);
  return {
    ...{ days: settings.calls.days, calls, consumers: consumers.size },
    ...(calls > 0 && { answeredShare: answered / calls }),
    ...(p95Ms !== null && { p95Ms }),
    ...(rows !== undefined && rows > 0 && { per1000Rows: (1000 * calls) / rows }),
  };
}

/**
 * Use: calls for every 1,000 rows, of those that count as full use. Operation: the share of the calls that was answered in
 * the time of the settings, where there were enough. Each from 0 to 100.
 */
export function useScores(
  { per1000Rows }: UseReport,
  use: Use,
  { calls: { withinMs, least }, score: { fullUsePer1000Rows } }: QualitySettings,
): Pick<ScoreParts, 'use' | 'operation'> {
  return {
    ...(per1000Rows !== undefined && { use: Math.min(100, (100 * per1000Rows) / fullUsePer1000Rows) }),
    ...(use.calls >= least && { operation: (100 * countUpTo(use.latency, withinMs)) / use.calls }),
  };
}
