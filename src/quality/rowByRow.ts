import { compileCondition, compileOperand } from '../model/rules/compileCondition.ts';
import type { EntityMeasure } from './measured.ts';
import type { MeasureGroup } from './plan/groupMeasures.ts';
import type { Measure, Repetition } from './plan/planTable.ts';

/** A record as it is stored, by column, or as it was answered, by element. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Counts what a plan finds, one record after the other. */
export interface RowCounter {
  readonly add: (row: StoredRow) => void;
  readonly counts: () => Pick<EntityMeasure, 'rows' | 'rules' | 'criteria'>;
}

/** The same as a database counts with `profileStatement`, for records that come one by one. */
export function rowCounter(
  measures: readonly Measure[],
  repetitions: readonly Repetition[],
  groups: readonly MeasureGroup[],
): RowCounter {
  const tests = measures.map(({ tested, broken }) => [compileCondition(tested), compileCondition(broken)] as const);
  const keys = repetitions.map(({ key }) => ({ read: compileOperand(key), seen: new Set<string>(), tested: 0 }));
  const tested = measures.map(() => 0);
  const failed = measures.map(() => 0);
  const groupTested = groups.map(() => 0);
  const groupFailed = groups.map(() => 0);
  let rows = 0;

  return {
    add: (row) => {
      rows += 1;
      const flags = tests.map(([isTested, isBroken]) => (isTested(null, row) ? Number(isBroken(null, row)) : null));
      flags.forEach((flag, at) => {
        if (flag === null) return;
        tested[at] = (tested[at] ?? 0) + 1;
        failed[at] = (failed[at] ?? 0) + flag;
      });
      groups.forEach(({ members }, at) => {
        const judged = members.map((member) => flags[member] ?? null).filter((flag) => flag !== null);
        if (judged.length > 0) groupTested[at] = (groupTested[at] ?? 0) + 1;
        if (judged.includes(1)) groupFailed[at] = (groupFailed[at] ?? 0) + 1;
      });
      for (const key of keys) {
        const text = key.read(null, row);
        if (text === null) continue;
        key.tested += 1;
        key.seen.add(text);
      }
    },
    counts: () => ({
      rows,
      rules: [
        ...measures.map(({ place, element, rule }, at) => ({
          ...{ place, element, rule, tested: tested[at] ?? 0, failed: failed[at] ?? 0 },
        })),
        ...repetitions.map(({ place, element, rule }, at) => ({
          ...{ place, element, rule, tested: keys[at]?.tested ?? 0 },
          failed: (keys[at]?.tested ?? 0) - (keys[at]?.seen.size ?? 0),
        })),
      ],
      criteria: groups.map(({ place, criterion }, at) => ({
        ...{ place, criterion, tested: groupTested[at] ?? 0, failed: groupFailed[at] ?? 0 },
      })),
    }),
  };
}
