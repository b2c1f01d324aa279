import { QueryPlanner, type PlanNode as RawPlanNode } from '@graphql-hive/router-query-planner';
import { GatewayError } from '../../../src/errors/gatewayError.ts';

/** Asks the ready-made planner for its own kind of plan; undefined when there is nothing to fetch. */
export type AskReadyMadePlanner = (operationText: string) => RawPlanNode | undefined;

/** No progressive override: no labels, and nobody is in the percentage. */
const NO_LABELS: ReadonlySet<string> = new Set();
const PERCENTAGE = 0;

/** Builds the ready-made planner; synchronous, some milliseconds per source. */
export function readyMadePlanner(supergraphSdl: string): AskReadyMadePlanner {
  const planner = attempt(() => new QueryPlanner(supergraphSdl));
  return (operationText) => attempt(() => planner.plan(operationText, undefined, new Set(NO_LABELS), PERCENTAGE)).node;
}

/** What the planner says may hold text of the operation, so it goes to the log only. */
function attempt<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw new GatewayError('PLAN_FAILED', {}, { cause });
  }
}
