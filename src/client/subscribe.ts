import type { Answer, EventAnswer } from './answer.ts';
import { chunksOf } from './chunksOf.ts';
import { deadline } from './deadline.ts';
import { answerOf, readAnswer } from './readAnswer.ts';
import { RequestFailure } from './requestFailure.ts';
import { isTemporary, pause, waitBefore } from './retryRules.ts';
import { sendRequest, type Call } from './sendRequest.ts';
import { serverSentEvents } from './serverSentEvents.ts';

const EVENTS = 'text/event-stream';
const SILENCE_MS = 40_000;

/** Codes with which the gateway ends a subscription that may begin again: with a new token, under the new rules, over the new graph. */
const ENDS_TO_BEGIN_AGAIN = ['TOKEN_INVALID', 'ACCESS_RULES_CHANGED', 'GRAPH_REPLACED'];

/** What a subscription does when its connection is lost. */
export interface Resumption<Data> {
  /** Variables with which it goes on after the last answer that came, where they say where to begin. */
  readonly resumeWith?: ((last: Answer<Data>) => unknown) | undefined;
}

/** What a lost connection leaves for the next. */
interface Progress {
  variables: unknown;
  lastId: string;
  /** Connections in a row that brought nothing (count). */
  failures: number;
  isRefused: boolean;
  isAfterGap: boolean;
}

type Ended = 'complete' | 'refused' | 'lost';

/**
 * Answers to the events of a subscription (GraphQL over SSE, distinct connections mode). A connection that breaks, or
 * falls silent, is made anew; the first answer after that says so.
 *
 * - throws `RequestFailure` of kind `network` when it could not be resumed within the rules of retrying
 */
export async function* subscribe<Data>(call: Call, resumption: Resumption<Data>): AsyncGenerator<EventAnswer<Data>> {
  const { retry = {}, random = Math.random, signal } = call.options;
  const progress: Progress = {
    ...{ variables: call.variables, lastId: '', failures: 0 },
    ...{ isRefused: false, isAfterGap: false },
  };
  for (;;) {
    const ended = yield* connect(call, resumption, progress);
    if (ended === 'complete') return;
    progress.isAfterGap = true;
    progress.isRefused = ended === 'refused';
    progress.failures += 1;
    const waitMs = waitBefore(progress.failures, { most: 8, ...retry }, random);
    if (waitMs === undefined) throw new RequestFailure('network', 'The subscription could not be resumed.');
    await pause(waitMs, signal);
  }
}

/** One connection, to its end. */
async function* connect<Data>(
  call: Call,
  { resumeWith }: Resumption<Data>,
  progress: Progress,
): AsyncGenerator<EventAnswer<Data>, Ended> {
  const { signal: outer, silenceMs = SILENCE_MS } = call.options;
  const silence = deadline(outer, silenceMs, () => new RequestFailure('network', 'The connection fell silent.'));
  const { signal } = silence;
  try {
    const response = await sendRequest({
      ...call,
      variables: progress.variables,
      options: { ...call.options, signal },
      accept: EVENTS,
      isRepeatable: false,
      isRefused: progress.isRefused,
      ...(progress.lastId && { headers: { 'last-event-id': progress.lastId } }),
    });
    if (isTemporary(response.status)) return 'lost';
    if (!response.headers.get('content-type')?.startsWith(EVENTS)) {
      yield { ...(await readAnswer<Data>(response)), isAfterGap: progress.isAfterGap };
      return 'complete';
    }
    for await (const { event, data, id } of serverSentEvents(heard(chunksOf(response, signal), silence.renew))) {
      if (event === 'complete') return 'complete';
      if (event !== 'next') continue;
      const answer = answerOf<Data>(JSON.parse(data), response);
      if (mayBeginAgain(answer, call) && progress.failures === 0) return 'refused';
      progress.lastId = id;
      // An answer without data refuses the subscription: it is told once, and ends it.
      if (answer.data !== undefined && answer.data !== null) progress.failures = 0;
      yield { ...answer, isAfterGap: progress.isAfterGap };
      progress.isAfterGap = false;
      progress.variables = resumeWith?.(answer) ?? progress.variables;
    }
    return 'lost';
  } catch (error) {
    if (error instanceof RequestFailure && error.kind === 'network') return 'lost';
    throw error;
  } finally {
    silence.leave();
  }
}

/** Passes chunks on, and tells of each. */
async function* heard(chunks: AsyncIterable<string>, onChunk: () => void): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    onChunk();
    yield chunk;
  }
}

function mayBeginAgain({ data, errors }: Answer<unknown>, { options }: Call): boolean {
  const code = errors[0]?.extensions?.code;
  if (data || code === undefined || !ENDS_TO_BEGIN_AGAIN.includes(code)) return false;
  return code !== 'TOKEN_INVALID' || typeof options.token === 'function';
}
