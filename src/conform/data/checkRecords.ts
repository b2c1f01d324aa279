import type { Hit } from '../rule.ts';
import type { DataRecord } from '../target/gatherRecords.ts';
import type { DataContext, DataRule } from './dataRule.ts';
import { agreementRules } from './agreementRules.ts';
import { referenceRule } from './referenceRule.ts';
import { repeatedRule } from './repeatedRule.ts';
import { shapeOf } from './shapeOf.ts';
import { staleRule } from './staleRule.ts';
import { statedRules } from './statedRules.ts';

/** All rules over records. */
export const dataRules: readonly DataRule[] = [
  ...statedRules,
  repeatedRule,
  referenceRule,
  ...agreementRules,
  staleRule,
];

/** How often a rule was looked at, and where it was broken: one hit for each element. */
export interface DataVerdict {
  readonly tested: number;
  readonly hits: readonly Hit[];
}

/** Holds a rule against every element of every record that it applies to. */
export function checkRecords(rule: DataRule, records: readonly DataRecord[], context: DataContext): DataVerdict {
  const counts = new Map<string, { tested: number; failed: number; shape: string }>();
  for (const record of records) {
    for (const element of context.dictionary.entities.get(record.type)?.elements ?? []) {
      const stored = record.fields[element.name];
      if (stored === undefined || !rule.applies(element, context, record)) continue;
      if (stored === null && rule.judgesAbsence !== true) continue;
      const where = `${record.type}.${element.name}`;
      const count = counts.get(where) ?? { tested: 0, failed: 0, shape: '' };
      counts.set(where, count);
      count.tested += 1;
      const values: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
      const broken = values.find((value) => rule.isBroken(value, { element, record, context }));
      if (broken === undefined) continue;
      count.failed += 1;
      count.shape ||= shapeOf(broken);
    }
  }
  const hits = [...counts]
    .filter(([, { failed }]) => failed > 0)
    .map(([where, { tested, failed, shape }]) => ({
      ...{ where, tested, failed },
      message: `${failed} of ${tested} records; the first looks like ${shape}.`,
    }));
  return { tested: [...counts.values()].reduce((sum, { tested }) => sum + tested, 0), hits };
}
