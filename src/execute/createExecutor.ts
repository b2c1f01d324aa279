import { isAbstractType, type GraphQLSchema } from 'graphql';
import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { ExecutedAnswer } from '../model/executedAnswer.ts';
import type { NormalisedOperation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { RequestContext, Source, SourceId } from '../model/source.ts';
import { AsOfTimes } from './asOfTimes.ts';
import type { ClassOf } from './collectProvenance.ts';
import { compileOperation, type CompiledOperation } from './compileOperation.ts';
import { mergeIntrospection } from './mergeIntrospection.ts';
import { newNode } from './objectShape.ts';
import type { ExecutionRun, FetchIncident } from './executionRun.ts';
import { createIntrospector } from './createIntrospector.ts';
import { projectAnswer } from './projectAnswer.ts';
import { PARALLEL_REQUESTS } from './runFetch.ts';
import { runPlan } from './runPlan.ts';
import { RunSignal } from './runSignal.ts';
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
  /** Length of the data of one answer (bytes). Default 128 MiB. */
  readonly maxBytes?: number;
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

function abstractTypesOf(schema: GraphQLSchema): ReadonlySet<string> {
  return new Set(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map(({ name }) => name),
  );
}

export function createExecutor(options: ExecutorOptions): Executor {
  const { sources, schema, scalars } = options;
  const { batchLimit = () => 1_000, maxErrors = 1_000 } = options;
  const { maxValues = 2_000_000, maxIntrospectionValues = 200_000, maxBytes = 128 * 1024 * 1024 } = options;
  const { nowMs = () => performance.now(), onIncident = () => undefined, classOf = () => undefined } = options;
  const limits = { maxValues, maxIntrospectionValues, maxErrors, maxBytes };
  const abstractTypes = abstractTypesOf(schema);
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

  function startRun(
    compiled: CompiledOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
    ending: RunSignal,
  ): ExecutionRun {
    return {
      sources,
      context,
      variables,
      variableTexts: new Map(),
      ending,
      root: newNode(compiled.rootShape.forType(undefined)),
      leaves: new Map(),
      abstractTypes,
      budget: new ValueBudget(maxValues),
      asOf: context.wantsProvenance ? new AsOfTimes() : undefined,
      reports: [],
      nowMs,
      startedMs: nowMs(),
      batchLimit,
      onIncident,
    };
  }

  return {
    execute: async (plan, operation, variables, context, signal) => {
      const ending = new RunSignal(signal, plan.fetches.length * PARALLEL_REQUESTS);
      try {
        const compiled = compile(plan, operation);
        const run = startRun(compiled, variables, context, ending);
        const ofSchema = introspect(operation.introspection, variables);
        await runPlan(run, compiled.fetches, plan);
        mergeIntrospection(run, compiled, ofSchema, maxIntrospectionValues);
        return projectAnswer(run, compiled, limits, classOf);
      } catch (error) {
        // What is still under way is for an answer that nobody gets.
        ending.abort();
        if (!(error instanceof GatewayError)) throw error;
        return { data: ['null'], errors: [clientError(error.code, error.params)] };
      } finally {
        ending.release();
      }
    },
  };
}
