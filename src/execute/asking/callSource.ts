import { GatewayError } from '../../errors/gatewayError.ts';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { FetchNode } from '../../model/plan.ts';
import type { Source, SourceAnswer, SourceId, SourceTextAnswer, UnavailableInput } from '../../model/source.ts';
import type { ByteText } from '../../util/byteText.ts';
import { isTimeout } from '../../util/ending.ts';
import type { ExecutionRun } from '../executionRun.ts';
import { requestVariables, requestVariablesText } from './requestVariables.ts';

/** What a failed request comes to; what a client must not see of it goes to the log. */
export function noteFailure(run: ExecutionRun, fetch: FetchNode, error: unknown, startedMs: number): FieldFailure {
  const failure = failureOf(run, fetch.source, error, startedMs);
  // A ministry whose answer nobody waits for any more has done nothing wrong.
  if (failure.code !== 'SOURCE_CANCELLED')
    run.onIncident({
      requestId: run.context.requestId,
      source: fetch.source,
      fetch: fetch.id,
      code: failure.code,
      cause: error,
    });
  return failure;
}

function failureOf(run: ExecutionRun, source: SourceId, error: unknown, startedMs: number): FieldFailure {
  if (run.ending.aborted) {
    if (!isTimeout(run.ending.reason)) return requestFailure('SOURCE_CANCELLED', { source }, source);
    const waitedMs = Math.round(run.nowMs() - startedMs);
    return requestFailure('SOURCE_TIMED_OUT', { source, waitedMs }, source);
  }
  if (error instanceof GatewayError) return requestFailure(error.code, { source, ...error.params }, source);
  return requestFailure('SOURCE_CALL_FAILED', { source }, source);
}

function requestFailure(code: string, params: FieldFailure['params'], source: SourceId): FieldFailure {
  return new FieldFailure(code, params, source, [], true);
}

/**
 * Sends one request of a fetch, as text where the source takes it. Never rejects: a request that fails as a whole comes
 * back as its failure.
 *
 * - `representations`: members of a JSON object
 */
export async function callSource(
  run: ExecutionRun,
  fetch: FetchNode,
  representations: ByteText,
  unavailable: readonly UnavailableInput[],
): Promise<SourceAnswer | SourceTextAnswer | FieldFailure> {
  const startedMs = run.nowMs();
  const source = run.sources.get(fetch.source);
  if (source === undefined) return requestFailure('SOURCE_UNKNOWN', { source: fetch.source }, fetch.source);
  try {
    run.ending.throwIfAborted();
    return await run.ending.orEnd(ask(run, source, fetch, representations, unavailable));
  } catch (error) {
    return noteFailure(run, fetch, error, startedMs);
  }
}

function ask(
  run: ExecutionRun,
  source: Source,
  fetch: FetchNode,
  representations: ByteText,
  unavailable: readonly UnavailableInput[],
): Promise<SourceAnswer | SourceTextAnswer> {
  const { text, document } = fetch;
  const { context, ending: signal } = run;
  if (source.executeText !== undefined && unavailable.length === 0) {
    const variablesText = requestVariablesText(run, fetch, representations);
    return source.executeText({ text, document, variablesText, context, signal });
  }
  return source.execute({
    ...{ text, document, variables: requestVariables(run, fetch, representations), context, signal },
    ...(unavailable.length > 0 && { unavailable }),
    ...(run.narrowing && { rows: run.narrowing }),
  });
}
