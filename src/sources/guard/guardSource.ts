import { GatewayError } from '../../errors/gatewayError.ts';
import { knownError } from '../../errors/knownError.ts';
import type {
  Source,
  SourceAnswer,
  SourceCondition,
  SourceError,
  SourceEvent,
  SourceRequest,
  SourceTextAnswer,
  SourceTextRequest,
} from '../../model/source.ts';
import { CircuitBreaker, type Passage } from './circuitBreaker.ts';
import { endOf, startDeadline, type Deadline } from './deadline.ts';
import { isRead } from './isRead.ts';
import type { Limits } from './limits.ts';
import type { Timing } from './timing.ts';
import { Turnstile } from './turnstile.ts';
import type { EndSignal } from '../../util/ending.ts';

/** A source that fails quickly, is not overrun, and of which the condition is known. */
export interface GuardedSource extends Source {
  condition(): SourceCondition;
  /** Probes the source now, and then again and again until it is closed. Resolves with the first condition. */
  watch(): Promise<SourceCondition>;
}

export interface GuardSettings {
  readonly limits: Limits;
  readonly timing: Timing;
  /** Told whenever the state or the reason changes. */
  readonly onCondition?: (condition: SourceCondition) => void;
}

/** What of a request concerns its guard. */
type Asked = Pick<SourceRequest, 'document' | 'signal'>;

type Ask<Answer> = (signal: EndSignal) => Promise<Answer>;

/** Failures that say that the ministry is unwell; others say something about one request. */
const unwell = new Set(['SOURCE_UNREACHABLE', 'SOURCE_TIMED_OUT', 'SOURCE_HTTP_ERROR', 'SOURCE_UNREADABLE']);

/** Failures that say nothing about the ministry at all. */
const saysNothing = new Set(['SOURCE_CANCELLED', 'SOURCE_BUSY', 'INTERNAL_ERROR']);

/** Calls that may wait for their turn (count). */
const queueLimit = 512;

/** Wraps a source with a total timeout, a circuit breaker, one retry of a failed connection and a limit of calls at a time. */
export function guardSource(source: Source, settings: GuardSettings): GuardedSource {
  const { limits, timing } = settings;
  const breaker = new CircuitBreaker(limits, timing);
  const turnstile = new Turnstile(limits.concurrency, queueLimit);
  const closing = new AbortController();
  let condition: SourceCondition = { state: 'unknown' };
  let stopTimer: () => void = () => undefined;
  let answeredCalls = 0;
  let lostProbes = 0;

  function setCondition(next: SourceCondition): void {
    if (isSame(condition, next)) return;
    condition = next;
    settings.onCondition?.(next);
  }

  function noteSuccess(): void {
    breaker.succeed();
    answeredCalls += 1;
    lostProbes = 0;
    if (!isThere(condition)) setCondition({ state: 'up', sinceMs: timing.nowMs() });
  }

  function noteFailure(code: string): void {
    if (breaker.fail()) setCondition({ state: 'down', sinceMs: timing.nowMs(), code });
  }

  /** The first one lost by a source that was up may be chance, and counts as any failure; the next one stops the calls. */
  function noteLostProbe(code: string): void {
    lostProbes += 1;
    if (lostProbes === 1 && isThere(condition)) {
      noteFailure(code);
      return;
    }
    breaker.stop();
    setCondition({ state: 'down', sinceMs: timing.nowMs(), code });
  }

  function counted(failure: GatewayError, passage: Passage): GatewayError {
    if (unwell.has(failure.code)) noteFailure(failure.code);
    else if (!saysNothing.has(failure.code)) noteSuccess();
    else if (passage === 'trial') breaker.abandon();
    return failure;
  }

  /** Asks, unless the source rests; what came of it is counted. */
  async function guarded<Answer>(asked: Asked, ask: Ask<Answer>, errorsOf: (answer: Answer) => readonly SourceError[]) {
    const passage = breaker.pass();
    if (passage === 'closed') throw new GatewayError('SOURCE_RESTING', { source: source.id, restMs: limits.restMs });
    const deadline = startDeadline(source.id, asked.signal, limits.timeoutMs, timing);
    try {
      const answer = await queued(asked, ask, deadline);
      const reported = errorsOf(answer).find(({ code }) => unwell.has(code));
      if (reported === undefined) noteSuccess();
      else noteFailure(reported.code);
      return answer;
    } catch (error) {
      throw counted(knownError(error), passage);
    } finally {
      deadline.release();
    }
  }

  async function queued<Answer>(asked: Asked, ask: Ask<Answer>, deadline: Deadline): Promise<Answer> {
    const queuedMs = timing.nowMs();
    let enteredMs: number | undefined;
    try {
      deadline.signal.throwIfAborted();
      const isInside = turnstile.tryEnter() || (await turnstile.enter(deadline.signal));
      if (!isInside) throw new GatewayError('SOURCE_BUSY', { source: source.id });
      enteredMs = timing.nowMs();
      try {
        return await attempt(asked, ask, deadline);
      } finally {
        turnstile.leave();
      }
    } catch (error) {
      const failure = knownError(deadline.signal.aborted ? deadline.signal.reason : error);
      // Who waited for its turn longer than for the answer was kept by our own queue, not by the ministry.
      const wasKept = enteredMs === undefined || enteredMs - queuedMs > timing.nowMs() - enteredMs;
      const isOurs = wasKept && failure.code === 'SOURCE_TIMED_OUT';
      throw isOurs ? new GatewayError('SOURCE_BUSY', { source: source.id }) : failure;
    }
  }

  async function attempt<Answer>({ document }: Asked, ask: Ask<Answer>, deadline: Deadline): Promise<Answer> {
    try {
      return await deadline.race(ask(deadline.signal));
    } catch (error) {
      if (!mayRetry(error, { document, signal: deadline.signal })) throw error;
      return await deadline.race(ask(deadline.signal));
    }
  }

  const execute = (request: SourceRequest): Promise<SourceAnswer> =>
    guarded(
      request,
      (signal) => source.execute({ ...request, signal }),
      ({ errors }) => errors,
    );

  const { executeText } = source;
  const textDoor = executeText && {
    executeText: (request: SourceTextRequest): Promise<SourceTextAnswer> => {
      if (turnstile.tryEnter()) return atOnce(request, executeText);
      const ask = (signal: EndSignal) => executeText({ ...request, signal });
      return guarded(request, ask, () => []);
    },
  };

  /** Who has a place already needs no deadline of the guard's: the door keeps the source's time limit itself. */
  async function atOnce(
    request: SourceTextRequest,
    ask: NonNullable<Source['executeText']>,
  ): Promise<SourceTextAnswer> {
    const passage = breaker.pass();
    const startedMs = timing.nowMs();
    try {
      if (passage === 'closed') throw new GatewayError('SOURCE_RESTING', { source: source.id, restMs: limits.restMs });
      const answer = await ask(request).catch((error: unknown) => {
        if (!mayRetry(error, request)) throw error;
        return ask(request);
      });
      noteSuccess();
      return answer;
    } catch (error) {
      const failure = request.signal.aborted
        ? endOf(source.id, request.signal, timing.nowMs() - startedMs)
        : knownError(error);
      throw passage === 'closed' ? failure : counted(failure, passage);
    } finally {
      turnstile.leave();
    }
  }

  const { subscribe } = source;
  /** A subscription takes no turn and has no deadline; a source that rests is not listened to. */
  const eventDoor = subscribe && {
    subscribe: async (request: SourceRequest): Promise<AsyncIterable<SourceEvent>> => {
      const passage = breaker.pass();
      if (passage === 'trial') breaker.abandon();
      if (passage === 'open') return subscribe(request);
      throw new GatewayError('SOURCE_RESTING', { source: source.id, restMs: limits.restMs });
    },
  };

  async function probe(signal: EndSignal): Promise<SourceCondition> {
    const deadline = startDeadline(source.id, signal, limits.timeoutMs, timing);
    const answeredBefore = answeredCalls;
    try {
      const found = await deadline.race(source.probe(deadline.signal));
      lostProbes = 0;
      if (isThere(found)) breaker.succeed();
      setCondition(found);
    } catch (error) {
      const failure = knownError(deadline.signal.aborted ? deadline.signal.reason : error);
      const wasAnswered = answeredCalls !== answeredBefore;
      // A call that was answered meanwhile says more than a probe.
      if (unwell.has(failure.code) && !wasAnswered) noteLostProbe(failure.code);
      else if (!unwell.has(failure.code) && !saysNothing.has(failure.code)) noteSuccess();
    } finally {
      deadline.release();
    }
    return condition;
  }

  async function watch(): Promise<SourceCondition> {
    const found = await probe(closing.signal);
    if (!closing.signal.aborted) {
      const waitMs = found.state === 'up' && lostProbes === 0 ? limits.probeUpMs : limits.probeDownMs;
      stopTimer = timing.after(waitMs, () => void watch());
    }
    return found;
  }

  async function close(): Promise<void> {
    closing.abort(new GatewayError('SOURCE_CANCELLED', { source: source.id }));
    stopTimer();
    await source.close();
  }

  const { id, kind, acceptsUnavailable, sharesReads } = source;
  const { batchLimit } = limits;
  return {
    id,
    kind,
    acceptsUnavailable,
    batchLimit,
    ...(sharesReads === undefined ? {} : { sharesReads }),
    execute,
    ...textDoor,
    ...eventDoor,
    probe,
    close,
    watch,
    condition: () => condition,
  };
}

/** A line that broke may just have been old; a read can be asked again, once. */
function mayRetry(error: unknown, { document, signal }: Asked): boolean {
  const isUnreachable = error instanceof GatewayError && error.code === 'SOURCE_UNREACHABLE';
  return isUnreachable && isRead(document) && !signal.aborted;
}

function isThere({ state }: SourceCondition): boolean {
  return state === 'up' || state === 'schema-differs';
}

function isSame(a: SourceCondition, b: SourceCondition): boolean {
  if (a.state !== b.state) return false;
  if (a.state === 'down' && b.state === 'down') return a.code === b.code;
  if (a.state === 'schema-differs' && b.state === 'schema-differs')
    return a.differences.join() === b.differences.join();
  return true;
}
