import { clientError } from '../../errors/clientError.ts';
import type { ExecutedAnswer } from '../../model/executedAnswer.ts';
import type { FetchNode } from '../../model/plan.ts';
import type { SourceEvent } from '../../model/source.ts';
import { noteFailure } from '../asking/callSource.ts';
import type { CompiledFetch } from '../asking/compileFetch.ts';
import type { CompiledOperation } from '../compileOperation.ts';
import type { ExecutionRun } from '../executionRun.ts';
import type { FieldFailure } from '../../model/fieldFailure.ts';
import { mergeRootAnswer } from '../merging/mergeRoot.ts';
import { requestVariables } from '../asking/requestVariables.ts';

/** What the answers to the events of a subscription come from. */
export interface EventWork {
  readonly compiled: CompiledOperation;
  /** Starts the execution of one event. */
  readonly startRun: () => ExecutionRun;
  /** Merges the event, runs everything but the source of events, and answers; undefined: the event is passed over. */
  readonly finish: (
    run: ExecutionRun,
    events: FetchNode,
    mergeEvent: () => void,
  ) => Promise<ExecutedAnswer | undefined>;
}

const NO_COST = { httpCalls: 0, sqlStatements: 0, bytes: 0 };

/**
 * Answers each event of a subscription, one after the other (GraphQL specification §6.2.3.2, MapSourceToResponseEvent). When
 * the source refuses or breaks off, a last answer says so; the end of the request's signal is an end without a word.
 */
export async function* answerEvents(work: EventWork): AsyncGenerator<ExecutedAnswer> {
  const { compiled, startRun, finish } = work;
  const [fetch] = compiled.plan.fetches;
  const events = fetch && compiled.fetches.get(fetch);
  if (fetch === undefined || events === undefined) {
    // Nothing was left to listen to: everything is refused, or answered here.
    const answer = await finish(startRun(), fetch ?? nothing, () => undefined);
    if (answer !== undefined) yield answer;
    return;
  }
  const answer = (event: SourceEvent | FieldFailure): Promise<ExecutedAnswer | undefined> => {
    const run = startRun();
    return finish(run, fetch, () => {
      mergeRootAnswer(run, events, [run.root], 'data' in event ? { ...event, cost: NO_COST } : event);
    });
  };
  const run = startRun();
  const startedMs = run.nowMs();
  let iterator: AsyncIterator<SourceEvent> | undefined;
  try {
    iterator = (await run.ending.orEnd(listen(run, events)))[Symbol.asyncIterator]();
    for (;;) {
      const next: IteratorResult<SourceEvent, unknown> = await run.ending.orEnd(iterator.next());
      if (next.done === true) return;
      const answered = await answer(next.value);
      if (answered !== undefined) yield answered;
    }
  } catch (error) {
    if (run.ending.aborted) return;
    const failure = noteFailure(run, fetch, error, startedMs);
    const last = await answer(failure);
    // What is passed over or left out as an event is still the end of the events.
    const isTold = last !== undefined && last.errors.length > 0;
    yield { data: ['null'], errors: isTold ? last.errors : [clientError(failure.code, failure.params)] };
  } finally {
    // A source that does not listen to the signal may never settle this.
    iterator?.return?.().catch(() => undefined);
  }
}

/** Stands for the source of events where there is none. */
const nothing = {} as FetchNode;

async function listen(run: ExecutionRun, { fetch }: CompiledFetch): Promise<AsyncIterable<SourceEvent>> {
  const source = run.sources.get(fetch.source);
  if (source?.subscribe === undefined) throw new TypeError('The source has no events.');
  const { text, document } = fetch;
  const { context, ending } = run;
  return source.subscribe({
    text,
    document,
    variables: requestVariables(run, fetch, ''),
    context,
    signal: ending,
  });
}
