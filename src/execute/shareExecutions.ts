import type { ExecutedAnswer } from '../model/executedAnswer.ts';
import { isNobodys } from '../model/isNobodys.ts';
import type { NormalisedOperation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { RequestContext, Source, SourceId } from '../model/source.ts';
import type { ByteText } from '../util/byteText.ts';
import { Ending, isTimeout, type EndSignal } from '../util/ending.ts';
import { PassingMap } from '../util/passing.ts';
import { encodeJson } from './reading/byteJson.ts';
import type { Executor, ReaderAccess } from './createExecutor.ts';

/**
 * How long others may still join an execution after its beginning (milliseconds). So little is lost of the time of whoever
 * joins when that of the first one is over; later ones execute for themselves and share the reads that are under way.
 */
const JOINED_MS = 100;

/** An execution under way, and how many wait for it. */
interface Shared {
  readonly plan: Plan;
  readonly requestId: string;
  readonly startedMs: number;
  readonly changes: number;
  readonly ending: Ending;
  readonly answer: Promise<ExecutedAnswer>;
  waiting: number;
}

/**
 * Executes a query once where the same is asked for again while the answer is still on its way: of those whom nothing tells
 * apart, from sources that all share reads. What is written down, whose rows are guarded, or where an answer says more than its
 * data, is executed for each. Whoever asks after a mutation gets no answer of before it or of meanwhile.
 *
 * A client that leaves takes nothing from the others; the last one who does ends the execution. When the time of one is over, all
 * get what there is by then.
 */
export function shareExecutions(
  executor: Executor,
  sources: ReadonlyMap<SourceId, Source>,
  nowMs: () => number = () => performance.now(),
): Executor {
  const shareable = new WeakMap<Plan, boolean>();
  const underWay = new WeakMap<NormalisedOperation, PassingMap<ByteText, Shared>>();
  let changes = 0;

  /** The same for every request with the plan. */
  function isShareable(plan: Plan): boolean {
    let known = shareable.get(plan);
    if (known === undefined) {
      known = plan.fetches.length > 0 && plan.fetches.every(({ source }) => sources.get(source)?.sharesReads === true);
      shareable.set(plan, known);
    }
    return known;
  }

  function placeOf(operation: NormalisedOperation): PassingMap<ByteText, Shared> {
    let place = underWay.get(operation);
    if (place === undefined) underWay.set(operation, (place = new PassingMap<ByteText, Shared>()));
    return place;
  }

  function start(
    id: ByteText,
    [plan, operation, variables, context, , access]: Parameters<Executor['execute']>,
  ): Shared {
    const place = placeOf(operation);
    const ending = new Ending();
    const answer = executor.execute(plan, operation, variables, context, ending, access);
    const { requestId } = context;
    const shared: Shared = { plan, requestId, startedMs: nowMs(), changes, ending, answer, waiting: 0 };
    const forget = (): void => {
      if (place.get(id) === shared) place.delete(id);
    };
    answer.then(forget, forget);
    place.set(id, shared);
    return shared;
  }

  function mayBeJoined({ plan, startedMs, changes: before, ending }: Shared, asked: Plan): boolean {
    return plan === asked && before === changes && !ending.aborted && nowMs() - startedMs < JOINED_MS;
  }

  async function change(asked: Parameters<Executor['execute']>): Promise<ExecutedAnswer> {
    changes += 1;
    try {
      return await executor.execute(...asked);
    } finally {
      changes += 1;
    }
  }

  return {
    ...executor,
    execute: (...asked) => {
      const [plan, operation, variables, context, signal, access] = asked;
      if (operation.kind === 'mutation') return change(asked);
      if (!mayShare(operation, context, access) || !isShareable(plan) || signal.aborted)
        return executor.execute(...asked);
      const id = encodeJson(variables) ?? '';
      const known = underWay.get(operation)?.get(id);
      return join(known !== undefined && mayBeJoined(known, plan) ? known : start(id, asked), signal);
    },
  };
}

function mayShare(
  { deferred, introspection }: NormalisedOperation,
  context: RequestContext,
  access: ReaderAccess | undefined,
): boolean {
  if (!isNobodys(context) || context.headersFor !== undefined) return false;
  if (access?.rows !== undefined || access?.isRecorded === true) return false;
  return deferred.length === 0 && introspection === undefined;
}

async function join(shared: Shared, signal: EndSignal): Promise<ExecutedAnswer> {
  const leave = (): void => {
    shared.waiting -= 1;
    if (shared.waiting === 0 || isTimeout(signal.reason)) shared.ending.abort(signal.reason);
  };
  shared.waiting += 1;
  signal.addEventListener('abort', leave);
  try {
    const answer = await shared.answer;
    return answer.errors.length === 0 ? answer : { ...answer, requestId: shared.requestId };
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
