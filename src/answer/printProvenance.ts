import type { Plan } from '../model/plan.ts';
import type { Provenance } from '../model/provenance.ts';
import type { SourceId } from '../model/source.ts';
import { describePlan } from '../plan/describePlan.ts';
import { printPlan } from '../plan/printPlan.ts';

/** What a ministry is called. */
export interface MinistryNames {
  readonly vi: string;
  readonly en: string;
}

/** Fields written out on a line of the printed plan; `steps` has them all. */
const FIELDS_PER_LINE = 5;

/** Provenance as a client gets it: the plan as text and as data, what each fetch cost, and where each field came from. */
export function printProvenance(
  plan: Plan,
  provenance: Provenance,
  ministries: ReadonlyMap<SourceId, MinistryNames>,
): Readonly<Record<string, unknown>> {
  const asked = new Set(plan.fetches.map(({ source }) => source));
  return {
    plan: printPlan(plan, { mostFields: FIELDS_PER_LINE }),
    ...describePlan(plan),
    ...provenance,
    ministries: Object.fromEntries([...ministries].filter(([id]) => asked.has(id))),
  };
}
