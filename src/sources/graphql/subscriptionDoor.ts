import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Source, SourceEvent, SourceId, SourceRequest } from '../../model/source.ts';
import { requestHeaders } from '../http/requestHeaders.ts';
import { isObject } from './readAnswer.ts';
import { readErrors } from './reportedParts.ts';
import type { EndSignal } from '../../util/ending.ts';

/** How a subgraph tells of events: over server-sent events (graphql-sse, distinct connections) or a WebSocket (graphql-transport-ws). */
export type SubscriptionProtocol = 'sse' | 'ws';

type Payload = Pick<SourceRequest, 'context' | 'signal'> & {
  readonly query: string;
  readonly variables: Record<string, unknown>;
};

/** Listens to a subgraph: one connection for each subscription, which ends with it. */
export function createSubscriptionDoor(
  source: SourceId,
  url: string,
  protocol: SubscriptionProtocol,
): NonNullable<Source['subscribe']> {
  const listen = protocol === 'sse' ? listenOverSse : listenOverWs;
  return ({ text, variables, context, signal }) =>
    Promise.resolve(
      eventsOf(source, listen(url, { query: text, variables: { ...variables }, context, signal }), signal),
    );
}

function listenOverSse(url: string, { query, variables, context }: Payload): AsyncIterableIterator<unknown> {
  const client = createSseClient({ url, headers: requestHeaders(context), retryAttempts: 0 });
  return ending(client.iterate({ query, variables }), () => client.dispose());
}

function listenOverWs(url: string, { query, variables, context }: Payload): AsyncIterableIterator<unknown> {
  const client = createWsClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers: requestHeaders(context) });
      }
    },
    retryAttempts: 0,
    // What is wrong is told by the iteration; the client would print it.
    onNonLazyError: () => undefined,
  });
  return ending(client.iterate({ query, variables }), () => client.dispose());
}

async function* ending(events: AsyncIterableIterator<unknown>, close: () => unknown): AsyncIterableIterator<unknown> {
  try {
    yield* events;
  } finally {
    await close();
  }
}

/** Events in our words; whatever breaks off the connection is the source's failure. */
async function* eventsOf(
  source: SourceId,
  events: AsyncIterableIterator<unknown>,
  signal: EndSignal,
): AsyncIterable<SourceEvent> {
  const leave = (): void => void events.return?.();
  signal.addEventListener('abort', leave);
  try {
    for await (const event of events) yield eventOf(source, event);
    signal.throwIfAborted();
  } catch (cause) {
    if (signal.aborted) return;
    throw cause instanceof GatewayError ? cause : failureOf(source, cause);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function eventOf(source: SourceId, event: unknown): SourceEvent {
  if (!isObject(event)) throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'not a GraphQL response' });
  const data = event['data'];
  return { data: isObject(data) ? data : null, errors: readErrors(event['errors'], source) };
}

/** Errors of a refused operation are a list; a closed socket or a failed call is anything else. */
function failureOf(source: SourceId, cause: unknown): GatewayError {
  if (!Array.isArray(cause)) return new GatewayError('SOURCE_UNREACHABLE', { source });
  const [first] = readErrors(cause, source);
  return new GatewayError(first?.code === 'SOURCE_REFUSED' ? 'SOURCE_REFUSED' : 'SOURCE_REPORTED_ERROR', { source });
}
