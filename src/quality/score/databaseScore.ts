import type { QualitySettings } from '../settings/qualitySettings.ts';
import type { Band, GateBreach } from './gate.ts';
import { worse } from './gate.ts';

/** What a DBScore is made of, each from 0 to 100; absent where it is not known. */
export type ScoreParts = Partial<Readonly<Record<'dqi' | 'connected' | 'use' | 'conformance' | 'operation', number>>>;

export interface DatabaseScore {
  /** From 0 to 100, use included; absent where the DQI is not known. */
  readonly score?: number;
  /** The same without use: what ranks are made by. */
  readonly scoreWithoutUse?: number;
  readonly band?: Band;
  readonly parts: ScoreParts;
}

const PARTS = ['dqi', 'connected', 'use', 'conformance', 'operation'] as const;

/**
 * DBScore and band. The score says how much a database is used; its band does not follow it, so that use alone lifts
 * nobody, and identifiers that are not right cap it.
 */
export function databaseScore(
  parts: ScoreParts,
  breaches: readonly Pick<GateBreach, 'atMost'>[],
  settings: QualitySettings,
): DatabaseScore {
  if (parts.dqi === undefined) return { parts };
  const score = weighted(parts, settings);
  const { use, ...others } = parts;
  const scoreWithoutUse = use === undefined ? score : weighted(others, settings);
  const reached = bandOf(scoreWithoutUse, settings);
  return { score, scoreWithoutUse, band: breaches.reduce((band, { atMost }) => worse(band, atMost), reached), parts };
}

function weighted(parts: ScoreParts, settings: QualitySettings): number {
  let [sum, weights] = [0, 0];
  for (const part of PARTS) {
    const value = parts[part];
    if (value === undefined) continue;
    sum += settings.score[part] * value;
    weights += settings.score[part];
  }
  return weights === 0 ? 0 : sum / weights;
}

function bandOf(score: number, { bands }: QualitySettings): Band {
  return score >= bands.A ? 'A' : score >= bands.B ? 'B' : 'C';
}
