import type { CriterionCount, EntityMeasure, RuleCount } from '../measured.ts';
import type { MeasureGroup } from '../plan/groupMeasures.ts';
import type { ProfileStatement } from './profileStatement.ts';

/** The one row that a profile gives: counts by name. Engines write large ones as text. */
export type ProfileRow = Readonly<Record<string, unknown>>;

/** What a profile's row says. */
export function readProfile(
  row: ProfileRow,
  statement: ProfileStatement,
  groups: readonly MeasureGroup[],
): Pick<EntityMeasure, 'rows' | 'rules' | 'criteria'> {
  const count = (name: string): number => Number(row[name] ?? 0);
  const rules: readonly RuleCount[] = statement.measured.map(({ place, element, rule }, at) => ({
    ...{ place, element, rule, tested: count(`t${at}`), failed: count(`f${at}`) },
  }));
  const repeated: readonly RuleCount[] = statement.repetitions.map(({ place, element, rule }, at) => ({
    ...{ place, element, rule, tested: count(`k${at}`), failed: count(`k${at}`) - count(`d${at}`) },
  }));
  const criteria: readonly CriterionCount[] = groups.map(({ place, criterion, members }, at) => {
    const [only = 0] = members;
    const [tested, failed] =
      members.length < 2 ? [count(`t${only}`), count(`f${only}`)] : [count(`n${at}`), count(`b${at}`)];
    return { place, criterion, tested, failed };
  });
  return { rows: count('row_count'), rules: [...rules, ...repeated], criteria };
}
