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

/** Events of a subscription, and how to be rid of it and of its connection, whether one is waited for or not. */
interface Listening {
  readonly events: AsyncIterableIterator<unknown>;
  readonly leave: () => void;
}

function listenOverSse(url: string, { query, variables, context }: Payload): Listening {
  const client = createSseClient({ url, headers: requestHeaders(context), retryAttempts: 0 });
  return listening(client.iterate({ query, variables }), client);
}

function listenOverWs(url: string, { query, variables, context }: Payload): Listening {
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
  return listening(client.iterate({ query, variables }), client);
}

/** The clients' iterators end at once, also while an event is waited for; around them in a generator, only after it. */
function listening(
  events: AsyncIterableIterator<unknown>,
  client: { readonly dispose: () => void | Promise<void> },
): Listening {
  const ignore = (): void => undefined;
  return {
    events,
    leave: () => {
      events.return?.().then(ignore, ignore);
      void Promise.resolve(client.dispose()).catch(ignore);
    },
  };
}

/** Events in our words; whatever breaks off the connection is the source's failure. */
async function* eventsOf(
  source: SourceId,
  { events, leave }: Listening,
  signal: EndSignal,
): AsyncIterable<SourceEvent> {
  signal.addEventListener('abort', leave);
  try {
    for await (const event of events) yield eventOf(source, event);
    signal.throwIfAborted();
  } catch (cause) {
    if (signal.aborted) return;
    throw cause instanceof GatewayError ? cause : failureOf(source, cause);
  } finally {
    signal.removeEventListener('abort', leave);
    leave();
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
