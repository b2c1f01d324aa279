import type { Criterion } from '../settings/criteria.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import type { Measure } from './planTable.ts';

/** Measures of one element that count for one criterion, by their places in the plan. */
export interface MeasureGroup {
  readonly place: string;
  readonly criterion: Criterion;
  readonly members: readonly number[];
}

/** Measures by element and criterion; those that are only shown are left out. */
export function groupMeasures(
  measures: readonly Pick<Measure, 'place' | 'rule'>[],
  settings: QualitySettings,
): readonly MeasureGroup[] {
  const groups = new Map<string, { place: string; criterion: Criterion; members: number[] }>();
  measures.forEach(({ place, rule }, index) => {
    const { criterion, counts } = settings.rules[rule] ?? {};
    if (criterion === undefined || counts !== true) return;
    const id = `${criterion} ${place}`;
    const group = groups.get(id) ?? { place, criterion, members: [] };
    groups.set(id, group);
    group.members.push(index);
  });
  return [...groups.values()];
}
