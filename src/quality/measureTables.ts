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
  const measures: EntityMeasure[] = [];
  for (const [at, plan] of plans.entries()) {
    onTable?.(plan.type, at, plans.length);
    try {
      measures.push(await profileTable(plan, { settings: surroundings.settings, dialect, ask, withExamples: true }));
    } catch (error) {
      measures.push(unanswered(plan.type, problemOf(error)));
    }
  }
  onTable?.('', plans.length, plans.length);
  return measures;
}

function unanswered(entity: string, problem: string): EntityMeasure {
  const unmeasured = [`the table did not answer (${problem})`];
  return { entity, rows: 0, extent: 'whole', rules: [], criteria: [], unmeasured, tookMs: 0 };
}
