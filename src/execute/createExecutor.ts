import { isAbstractType, type GraphQLSchema } from 'graphql';
import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerDescription, ExecutedAnswer } from '../model/executedAnswer.ts';
import type { NormalisedOperation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { RowScope } from '../model/rows.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { RequestContext, Source, SourceId } from '../model/source.ts';
import { answerEvents, type EventWork } from './later/answerEvents.ts';
import { AsOfTimes } from './tree/asOfTimes.ts';
import { closing } from './later/closing.ts';
import type { ClassOf } from './telling/collectProvenance.ts';
import { compileOperation, type CompiledOperation } from './compileOperation.ts';
import { laterParts, type LaterWork } from './later/laterParts.ts';
import { mergeIntrospection } from './introspection/mergeIntrospection.ts';
import { forgetTree } from './tree/forgetTree.ts';
import { Leaves } from './tree/leaves.ts';
import { newNode } from './tree/newNode.ts';
import type { ExecutionRun, FetchIncident } from './executionRun.ts';
import { createIntrospector } from './introspection/createIntrospector.ts';
import { projectAnswer, startProjection } from './writing/projectAnswer.ts';
import { RowVerdicts } from './rows/rowVerdicts.ts';
import { partOver, startPlan } from './runPlan.ts';
import { RunSignal } from './runSignal.ts';
import { ValueBudget } from './tree/valueBudget.ts';
import type { EndSignal } from '../util/ending.ts';

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

/** Who reads the answer, as far as it changes the execution. */
export interface ReaderAccess {
  /** What they see of the schema; all of it when left out. */
  readonly visible?: (() => GraphQLSchema) | undefined;
  /** Whose rows they may see; anybody's when left out. */
  readonly rows?: RowScope | undefined;
  /** Whether somebody writes down whom the answer tells of. */
  readonly isRecorded?: boolean;
}

/**
 * Runs a plan and answers in the client's shape. What fails becomes errors of the answer; it rejects for a fault of our own only.
 *
 * - `operation`, `variables`: of the same `PreparedOperation`; `plan` is the plan of `operation.text`
 * - `signal`: ends the wait. Fetches that have not answered by then fail, with `SOURCE_TIMED_OUT` when its reason is a
 *   `TimeoutError` and otherwise with `SOURCE_CANCELLED`; what the others answered is kept
 * - `access`: without it everything may be seen, and nothing is noted
 */
export interface Executor {
  execute(
    plan: Plan,
    operation: NormalisedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
    signal: EndSignal,
    access?: ReaderAccess,
  ): Promise<ExecutedAnswer>;

  /**
   * Runs the plan of a subscription: its first fetch is the source of events, the others run for each event. An answer that
   * says why comes last when the source refuses or breaks off. Ending the iteration, or `signal`, ends the subscription.
   * An event that is only about rows that may not be seen is passed over.
   */
  subscribe(
    plan: Plan,
    operation: NormalisedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
    signal: EndSignal,
    access?: ReaderAccess,
  ): AsyncIterable<ExecutedAnswer>;

  /** What the answer to an operation holds, whatever the values of a request. */
  describe(plan: Plan, operation: NormalisedOperation): AnswerDescription;
}

const EVERYTHING: ReaderAccess = {};

function afterChange(context: RequestContext): RequestContext {
  return { ...context, isAfterChange: true };
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
  const compiledOperations = new WeakMap<Plan, WeakMap<NormalisedOperation, CompiledOperation>>();

  /** Plans are cached by whoever calls us; an operation has one for each context in which it is asked. */
  function compile(plan: Plan, operation: NormalisedOperation): CompiledOperation {
    let ofPlan = compiledOperations.get(plan);
    if (ofPlan === undefined) compiledOperations.set(plan, (ofPlan = new WeakMap()));
    let compiled = ofPlan.get(operation);
    if (compiled === undefined) ofPlan.set(operation, (compiled = compileOperation(schema, scalars, plan, operation)));
    return compiled;
  }

  function startRun(
    compiled: CompiledOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
    ending: RunSignal,
    { rows, isRecorded = false }: ReaderAccess,
  ): ExecutionRun {
    const leaves = new Leaves();
    return {
      sources,
      context,
      variables,
      variableTexts: new Map(),
      ending,
      root: newNode(compiled.rootShape.forType(undefined)),
      asked: [],
      leaves,
      verdicts: rows === undefined && !isRecorded ? undefined : new RowVerdicts(rows, leaves),
      narrowing: rows?.admitted && { admitted: rows.admitted, whole: compiled.wholeFields },
      isRecorded,
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

  function givenUp(error: unknown): ExecutedAnswer {
    if (!(error instanceof GatewayError)) throw error;
    return { data: ['null'], errors: [clientError(error.code, error.params)] };
  }

  async function execute(
    run: ExecutionRun,
    compiled: CompiledOperation,
    operation: NormalisedOperation,
    access: ReaderAccess | undefined,
  ): Promise<ExecutedAnswer> {
    const ofSchema = introspect(operation.introspection, run.variables, access?.visible);
    const running = startPlan(run, compiled.fetches, compiled.plan);
    await partOver(running);
    mergeIntrospection(run, compiled, ofSchema, maxIntrospectionValues);
    const isDeferring = operation.deferred.length > 0;
    const lost = isDeferring ? new Set<object>() : undefined;
    const projection = startProjection(run, limits, lost);
    const answer = projectAnswer(run, compiled, projection, classOf);
    if (!isDeferring) {
      forgetTree(run);
      return answer;
    }
    const readyOf = (part: string) => partOver(running, part);
    const work: LaterWork = {
      run,
      compiled,
      readyOf,
      startProjection: (notes) => startProjection(run, limits, lost, notes),
    };
    const later = laterParts(work, projection.openings);
    if (later === undefined) return answer;
    return { ...answer, later: { ...later, parts: closing(later.parts, () => run.ending.abort()) } };
  }

  return {
    describe: (plan, operation) => compile(plan, operation).description(),
    execute: async (plan, operation, variables, context, signal, access = EVERYTHING) => {
      const ending = new RunSignal(signal);
      let answer: ExecutedAnswer | undefined;
      try {
        const compiled = compile(plan, operation);
        const asked = operation.kind === 'mutation' ? afterChange(context) : context;
        answer = await execute(startRun(compiled, variables, asked, ending, access), compiled, operation, access);
      } catch (error) {
        // What is still under way is for an answer that nobody gets.
        ending.abort();
        return givenUp(error);
      }
      if (answer.later === undefined) {
        if (operation.deferred.length > 0) ending.abort();
        else ending.release();
      }
      return answer;
    },
    subscribe: (plan, operation, variables, context, signal, access = EVERYTHING) => {
      const ending = new RunSignal(signal);
      const compiled = compile(plan, operation);
      const finish: EventWork['finish'] = async (run, events, mergeEvent) => {
        try {
          mergeEvent();
          await partOver(startPlan(run, compiled.fetches, plan, (fetch) => fetch === events));
          const projection = startProjection(run, limits);
          const answer = projectAnswer(run, compiled, projection, classOf);
          // That something happened to others is not told either.
          return projection.withheld > 0 && projection.admitted === 0 ? undefined : answer;
        } catch (error) {
          return givenUp(error);
        }
      };
      const ofEvents = afterChange(context);
      const startOne = () => startRun(compiled, variables, ofEvents, ending, access);
      return closing(answerEvents({ compiled, startRun: startOne, finish }), () => ending.abort());
    },
  };
}
