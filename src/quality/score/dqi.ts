import { CRITERIA, type Criterion } from '../settings/criteria.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import type { ElementScore } from './elementScores.ts';

/** The index of a set of elements: an entity's, a source's, an agency's. */
export interface QualityIndex {
  /** From 0 to 100; absent where nothing was measured. */
  readonly dqi?: number;
  /** From 0 to 100, of the criteria that were measured. */
  readonly criteria: Partial<Readonly<Record<Criterion, number>>>;
  /** Values that were judged (count). */
  readonly tested: number;
}

/**
 * DQI: the weighted mean of the criteria, each the weighted mean of its elements. A criterion that was not measured is
 * left out, and its weight goes to the others.
 */
export function qualityIndex(scores: readonly ElementScore[], settings: QualitySettings): QualityIndex {
  const criteria: Partial<Record<Criterion, number>> = {};
  let [sum, weights] = [0, 0];
  for (const criterion of CRITERIA) {
    const own = scores.filter((score) => score.criterion === criterion);
    if (own.length === 0) continue;
    const mean = 100 * weightedMean(own);
    criteria[criterion] = mean;
    sum += settings.criteria[criterion].weight * mean;
    weights += settings.criteria[criterion].weight;
  }
  const tested = scores.reduce((total, score) => total + score.tested, 0);
  return { ...(weights === 0 ? {} : { dqi: sum / weights }), criteria, tested };
}

function weightedMean(scores: readonly ElementScore[]): number {
  const total = scores.reduce((sum, { weight }) => sum + weight, 0);
  return scores.reduce((sum, { weight, score }) => sum + weight * score, 0) / total;
}
