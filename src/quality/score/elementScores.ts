import type { Dictionary, DictionaryElement } from '../../model/dictionary.ts';
import { wilson } from '../../util/wilson.ts';
import type { EntityMeasure, RuleCount } from '../measured.ts';
import { CRITERIA, type Criterion } from '../settings/criteria.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import { namedType } from '../../util/namedType.ts';

/** What an element is, as far as its weight goes. */
export type ElementKind = keyof QualitySettings['elements'];

/** How well an element of an entity keeps the rules of one criterion. */
export interface ElementScore {
  readonly place: string;
  readonly criterion: Criterion;
  readonly weight: number;
  /** Values that were judged, and those that break a rule (count). */
  readonly tested: number;
  readonly failed: number;
  /** What counts, from 0 to 1: the share that keeps the rules, or its lower limit where it was estimated. */
  readonly score: number;
}

/** The scores of an entity's elements; those of which too little is known are left out. */
export function elementScores(
  measure: EntityMeasure,
  settings: QualitySettings,
  dictionary: Dictionary,
): readonly ElementScore[] {
  const elementAt = new Map(measure.rules.map(({ place, element }) => [place, dictionary.elements.get(element)]));
  const counts = [...countsByCriterion(measure, settings), ...rowsExpected(measure, settings)];
  return counts.flatMap(({ place, criterion, tested, failed }) => {
    if (tested === 0 || (measure.extent === 'sample' && tested < settings.leastValues)) return [];
    const weight = settings.elements[kindOf(elementAt.get(place), settings)];
    const score =
      measure.extent === 'whole'
        ? (tested - failed) / tested
        : wilson(tested - failed, tested, settings.confidence).low;
    return [{ place, criterion, weight, tested, failed, score }];
  });
}

interface Count {
  readonly place: string;
  readonly criterion: Criterion;
  readonly tested: number;
  readonly failed: number;
}

/** Values that break a rule, and records that repeat another: the latter are known by number alone. */
function countsByCriterion(measure: EntityMeasure, settings: QualitySettings): readonly Count[] {
  const counts = new Map<string, Count>();
  for (const count of measure.criteria) {
    const criterion = CRITERIA.find((each) => each === count.criterion);
    if (criterion !== undefined) counts.set(`${criterion} ${count.place}`, { ...count, criterion });
  }
  for (const { place, rule, tested, failed } of measure.rules.filter(isRepetition)) {
    const { criterion, counts: isCounted } = settings.rules[rule] ?? {};
    if (criterion === undefined || isCounted !== true) continue;
    const id = `${criterion} ${place}`;
    const before = counts.get(id);
    const most = Math.max(before?.tested ?? 0, tested);
    counts.set(id, { place, criterion, tested: most, failed: Math.min(most, (before?.failed ?? 0) + failed) });
  }
  return [...counts.values()];
}

function isRepetition({ rule }: RuleCount): boolean {
  return rule === 'DATA-KEY-REPEATED' || rule === 'DATA-DUPLICATE';
}

/** Rows that a register should have and has not. */
function rowsExpected({ entity, rows, extent }: EntityMeasure, { expectedRows }: QualitySettings): readonly Count[] {
  const expected = expectedRows[entity];
  if (expected === undefined || extent !== 'whole') return [];
  const failed = Math.max(0, expected - rows);
  return [{ place: `${entity}.@rows`, criterion: 'complete', tested: expected, failed }];
}

/** What is no element of the dictionary, as the moment of the last change, weighs like one that is mandatory. */
export function kindOf(element: DictionaryElement | undefined, { gate }: QualitySettings): ElementKind {
  if (element === undefined) return 'mandatory';
  if (gate.scalars.includes(namedType(element.type))) return 'identifier';
  return element.mandatory ? 'mandatory' : 'optional';
}
