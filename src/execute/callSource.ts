import { GatewayError } from '../errors/gatewayError.ts';
import { FieldFailure } from '../model/fieldFailure.ts';
import type { FetchNode } from '../model/plan.ts';
import type { SourceAnswer, UnavailableInput } from '../model/source.ts';
import type { ExecutionRun } from './executionRun.ts';

/** Settles with the promise, or rejects when the signal aborts first: a source may not listen to it. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('The request was given up.'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Whether a signal ended because the time was over (`AbortSignal.timeout`); otherwise the client left. */
function isTimeout(reason: unknown): boolean {
  return typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
}

function failureOf(run: ExecutionRun, source: string, error: unknown, startedMs: number): FieldFailure {
  if (run.signal.aborted) {
    if (!isTimeout(run.signal.reason)) return new FieldFailure('SOURCE_CANCELLED', { source }, source);
    const waitedMs = Math.round(run.nowMs() - startedMs);
    return new FieldFailure('SOURCE_TIMED_OUT', { source, waitedMs }, source);
  }
  if (error instanceof GatewayError) return new FieldFailure(error.code, { source, ...error.params }, source);
  return new FieldFailure('SOURCE_CALL_FAILED', { source }, source);
}

/** Sends one request of a fetch. Never rejects: a request that fails as a whole comes back as its failure. */
export async function callSource(
  run: ExecutionRun,
  fetch: FetchNode,
  representations: Readonly<Record<string, unknown>>,
  unavailable: readonly UnavailableInput[],
): Promise<SourceAnswer | FieldFailure> {
  const startedMs = run.nowMs();
  const source = run.sources.get(fetch.source);
  if (source === undefined) return new FieldFailure('SOURCE_UNKNOWN', { source: fetch.source }, fetch.source);
  const variables: Record<string, unknown> = { ...representations };
  for (const name of fetch.variables) if (Object.hasOwn(run.variables, name)) variables[name] = run.variables[name];
  try {
    run.signal.throwIfAborted();
    const { text, document } = fetch;
    const request = { text, document, variables, context: run.context, signal: run.signal };
    const asked = source.execute(unavailable.length === 0 ? request : { ...request, unavailable });
    return await orAborted(asked, run.signal);
  } catch (error) {
    const failure = failureOf(run, fetch.source, error, startedMs);
    const { requestId } = run.context;
    // A ministry whose answer nobody waits for any more has done nothing wrong.
    if (failure.code !== 'SOURCE_CANCELLED')
      run.onIncident({ requestId, source: fetch.source, fetch: fetch.id, code: failure.code, cause: error });
    return failure;
  }
}
