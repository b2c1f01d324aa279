import type { Config } from '../config.ts';
import type { SourceWeights } from '../plan/detours.ts';

/** What asking the sources costs in comparison, where the operator has stated it. */
export function sourceWeights({ sources }: Pick<Config, 'sources'>): SourceWeights {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([id, { weight }]) => (weight === undefined ? [] : [[id, weight]])),
  );
}
