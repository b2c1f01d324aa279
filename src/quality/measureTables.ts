import type { SqlBinding } from '../model/binding.ts';
import type { EntityMeasure } from './measured.ts';
import type { PlanSurroundings } from './plan/planTable.ts';
import { dialectBehind, plansOf, profileTable, type AskEngine } from './profileSource.ts';

/** How far a measurement is: tables that are done, of all. */
export type OnTable = (entity: string, done: number, all: number) => void;

/**
 * Measures every table of a ministry's database, one after the other. A table that does not answer is no reason to leave
 * out the others: it is told among what was not measured.
 *
 * - `problemOf`: a code for what a driver threw; its message may hold values
 */
export async function measureTables(
  binding: SqlBinding,
  surroundings: PlanSurroundings,
  ask: AskEngine,
  { onTable, problemOf }: { readonly onTable?: OnTable; readonly problemOf: (error: unknown) => string },
): Promise<readonly EntityMeasure[]> {
  const plans = plansOf(binding, surroundings);
  const dialect = await dialectBehind(ask);
  if ('unspoken' in dialect) return plans.map(({ type }) => unmeasured(type, `${dialect.unspoken} is not spoken`));
  const measures: EntityMeasure[] = [];
  for (const [at, plan] of plans.entries()) {
    onTable?.(plan.type, at, plans.length);
    try {
      measures.push(await profileTable(plan, { settings: surroundings.settings, dialect, ask, withExamples: true }));
    } catch (error) {
      measures.push(unmeasured(plan.type, `the table did not answer (${problemOf(error)})`));
    }
  }
  onTable?.('', plans.length, plans.length);
  return measures;
}

function unmeasured(entity: string, problem: string): EntityMeasure {
  return { entity, rows: 0, extent: 'whole', rules: [], criteria: [], unmeasured: [problem], tookMs: 0 };
}
