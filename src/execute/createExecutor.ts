import { setMaxListeners } from 'node:events';
import type { GraphQLSchema } from 'graphql';
import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { ExecutedAnswer } from '../model/executedAnswer.ts';
import type { NormalisedOperation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { RequestContext, Source, SourceId } from '../model/source.ts';
import { toByteText } from '../util/byteText.ts';
import { AsOfTimes } from './asOfTimes.ts';
import { collectProvenance, type ClassOf } from './collectProvenance.ts';
import { compileOperation, type CompiledOperation } from './compileOperation.ts';
import { FAILED } from './completers.ts';
import type { ExecutionRun, FetchIncident } from './executionRun.ts';
import { createIntrospector } from './createIntrospector.ts';
import { ProjectionRun } from './projectionRun.ts';
import { newResultObject, type ResultObject } from './resultTree.ts';
import { runPlan } from './runPlan.ts';
import { ValueBudget } from './valueBudget.ts';

export interface ExecutorOptions {
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** The public schema. */
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  /** Class of a field, for provenance. */
  readonly classOf?: ClassOf;
  /** Representations sent in one request (count). Default 1,000. */
  readonly batchLimit?: (source: SourceId) => number;
  /** Values held for, or written into, one answer (count). Default 2,000,000. */
  readonly maxValues?: number;
  /** Values of introspection in one answer (count). Default 200,000: some twenty times GraphiQL's question. */
  readonly maxIntrospectionValues?: number;
  /** Errors listed in one answer (count). Default 1,000. */
  readonly maxErrors?: number;
  /** Monotonic clock (milliseconds). */
  readonly nowMs?: () => number;
  /** Hears of every request that failed as a whole, and once per fetch of what failed inside its answers. */
  readonly onIncident?: (incident: FetchIncident) => void;
}

/**
 * Runs a plan and answers in the client's shape. What fails becomes errors of the answer; it rejects for a fault of our own only.
 *
 * - `operation`, `variables`: of the same `PreparedOperation`; `plan` is the plan of `operation.text`
 * - `signal`: ends the wait. Fetches that have not answered by then fail, with `SOURCE_TIMED_OUT` when its reason is a
 *   `TimeoutError` and otherwise with `SOURCE_CANCELLED`; what the others answered is kept
 */
export interface Executor {
  execute(
    plan: Plan,
    operation: NormalisedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
    signal: AbortSignal,
  ): Promise<ExecutedAnswer>;
}

/** A signal that every fetch of a request listens to; Node takes more than ten listeners for a leak. */
function endingWith(...signals: readonly AbortSignal[]): AbortSignal {
  const signal = AbortSignal.any([...signals]);
  setMaxListeners(0, signal);
  return signal;
}

export function createExecutor(options: ExecutorOptions): Executor {
  const { sources, schema, scalars } = options;
  const { batchLimit = () => 1_000, maxErrors = 1_000 } = options;
  const { maxValues = 2_000_000, maxIntrospectionValues = 200_000 } = options;
  const { nowMs = () => performance.now(), onIncident = () => undefined, classOf = () => undefined } = options;
  const introspect = createIntrospector(schema, maxIntrospectionValues);
  const compiledOperations = new WeakMap<NormalisedOperation, CompiledOperation>();

  /** Plans are cached by whoever calls us, so that the same operation comes with the same plan. */
  function compile(plan: Plan, operation: NormalisedOperation): CompiledOperation {
    const known = compiledOperations.get(operation);
    if (known?.plan === plan) return known;
    const compiled = compileOperation(schema, scalars, plan, operation);
    compiledOperations.set(operation, compiled);
    return compiled;
  }

  function project(
    run: ExecutionRun,
    { selection, rootType, plan }: CompiledOperation,
    tree: ResultObject,
  ): ExecutedAnswer {
    const projection = new ProjectionRun(
      { data: new ValueBudget(maxValues), introspection: new ValueBudget(maxIntrospectionValues) },
      maxErrors,
    );
    const data = selection.complete(tree, rootType, projection);
    const answer = {
      data: [data === FAILED ? 'null' : toByteText(JSON.stringify(data))],
      errors: projection.errors,
    };
    if (!run.context.wantsProvenance) return answer;
    const order = new Map(plan.fetches.map(({ id }, index) => [id, index]));
    const fetches = [...run.reports].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    const fields = collectProvenance(tree, rootType, selection, run.asOf, classOf, projection.warnings);
    return {
      ...answer,
      provenance: { fetches, fields, warnings: projection.warnings.warnings },
    };
  }

  return {
    execute: async (plan, operation, variables, context, signal) => {
      const giveUp = new AbortController();
      const run: ExecutionRun = {
        sources,
        context,
        variables,
        signal: endingWith(signal, giveUp.signal),
        root: newResultObject(),
        budget: new ValueBudget(maxValues),
        asOf: context.wantsProvenance ? new AsOfTimes() : undefined,
        reports: [],
        nowMs,
        startedMs: nowMs(),
        batchLimit,
        onIncident,
      };
      try {
        const compiled = compile(plan, operation);
        const ofSchema = introspect(operation.introspection, variables);
        await runPlan(run, compiled.fetches, plan);
        Object.assign(run.root, ofSchema);
        return project(run, compiled, run.root);
      } catch (error) {
        // What is still under way is for an answer that nobody gets.
        giveUp.abort();
        if (!(error instanceof GatewayError)) throw error;
        return { data: ['null'], errors: [clientError(error.code, error.params)] };
      }
    },
  };
}
