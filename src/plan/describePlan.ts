import type { Plan } from '../model/plan.ts';
import type { PlanDescription } from '../model/planDescription.ts';
import { describeSelections } from './describeSelections.ts';
import { fetchDependencies } from './fetchDependencies.ts';
import { stepsOf } from './stepsOf.ts';

/** A plan as JSON, for the playground's picture. */
export function describePlan(plan: Plan): PlanDescription {
  const dependencies = fetchDependencies(plan);
  return {
    steps: stepsOf(plan).map((fetches) => ({
      parallel: fetches.map((fetch) => ({
        fetchId: fetch.id,
        source: fetch.source,
        operation: fetch.operation,
        selections: describeSelections(fetch),
        dependsOn: dependencies.get(fetch.id) ?? [],
      })),
    })),
  };
}
