import type { Dictionary } from '../../model/dictionary.ts';
import type { EntityMeasure } from '../measured.ts';
import { knownRules } from '../plan/qualityStatements.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import { kindOf } from './elementScores.ts';

export type Band = 'A' | 'B' | 'C';

/** An identifier that breaks a rule which it must never break. */
export interface GateBreach {
  readonly place: string;
  readonly rule: string;
  readonly tested: number;
  readonly failed: number;
  /** Best band that is left with it. */
  readonly atMost: Band;
}

const ERRORS = new Set(knownRules.filter(({ severity }) => severity === 'error').map(({ id }) => id));

/** The red alerts of a source: identifiers that are not right, there or clean without exception. The worst first. */
export function gateBreaches(
  measures: readonly EntityMeasure[],
  settings: QualitySettings,
  dictionary: Dictionary,
): readonly GateBreach[] {
  const { gate, rules } = settings;
  return measures
    .flatMap((measure) => measure.rules)
    .flatMap(({ place, element, rule, tested, failed }): readonly GateBreach[] => {
      const { criterion, counts } = rules[rule] ?? {};
      const isGated = criterion !== undefined && counts === true && gate.criteria.includes(criterion);
      const known = dictionary.elements.get(element);
      if (!isGated || !ERRORS.has(rule) || known === undefined || kindOf(known, settings) !== 'identifier') return [];
      const kept = tested === 0 ? 100 : (100 * (tested - failed)) / tested;
      if (kept >= gate.full) return [];
      return [{ place, rule, tested, failed, atMost: kept < gate.least ? 'C' : 'B' }];
    })
    .toSorted((one, other) => other.failed / other.tested - one.failed / one.tested);
}

/** The worse of two bands. */
export function worse(one: Band, other: Band): Band {
  return one > other ? one : other;
}
