import type { Answer, EventAnswer, GrowingAnswer } from './answer.ts';
import type { CallOptions, ClientOptions } from './clientOptions.ts';
import { nodesOf, pagesOf, type NodeOf, type Page } from './connections.ts';
import { deadline } from './deadline.ts';
import type { Select, ValueAt } from './place.ts';
import { asksForText, readAnswer } from './readAnswer.ts';
import { RequestFailure } from './requestFailure.ts';
import { sendRequest, withFailures, type Call } from './sendRequest.ts';
import { PARTS, streamAnswer } from './streamAnswer.ts';
import { subscribe, type Resumption } from './subscribe.ts';
import { kindOf, type AnyDocument, type OperationKind } from './typedDocument.ts';

const ONE_ANSWER = 'application/graphql-response+json, application/json;q=0.9';
const TIMEOUT_MS = 30_000;

/** Variables may be left out where none is needed. */
type Rest<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/** How a list is read. */
export interface ListOptions extends CallOptions {
  /** Variable of the document that takes the cursor. Default `after`. */
  readonly cursor?: string;
}

/** Asks one gateway. Every method sends token, purpose and case, and ends with `signal`. */
export interface Client {
  /** Answers a query; asked again when the gateway is away for a moment. */
  query<Data, Variables>(
    document: AnyDocument<Data, Variables>,
    ...rest: Rest<Variables, CallOptions>
  ): Promise<Answer<Data>>;
  /** Answers a mutation; never asked again. */
  mutate<Data, Variables>(
    document: AnyDocument<Data, Variables>,
    ...rest: Rest<Variables, CallOptions>
  ): Promise<Answer<Data>>;
  /** Answers a query with `@defer`: the whole answer as it stands, again with each part that comes. */
  stream<Data, Variables>(
    document: AnyDocument<Data, Variables>,
    ...rest: Rest<Variables, CallOptions>
  ): AsyncGenerator<GrowingAnswer<Data>>;
  /** Answers to the events of a subscription; a lost connection is made anew. Leaving the loop ends it. */
  subscribe<Data, Variables>(
    document: AnyDocument<Data, Variables>,
    ...rest: Rest<Variables, CallOptions & Resumption<Data>>
  ): AsyncGenerator<EventAnswer<Data>>;
  /** Pages of a connection, one after the other. Throws `ListBrokenOff` when one cannot be read. */
  pages<Data, Variables, Way>(
    document: AnyDocument<Data, Variables>,
    variables: Variables,
    connection: Select<Data, Way>,
    options?: ListOptions,
  ): AsyncGenerator<Page<Data, ValueAt<Way>>>;
  /** What the pages of a connection list, one after the other. Throws `ListBrokenOff` when one cannot be read. */
  nodes<Data, Variables, Way>(
    document: AnyDocument<Data, Variables>,
    variables: Variables,
    connection: Select<Data, Way>,
    options?: ListOptions,
  ): AsyncGenerator<NodeOf<NonNullable<ValueAt<Way>>>>;
  /** The same client for another token, purpose or case. */
  with(options: Partial<ClientOptions>): Client;
}

/** A client of one gateway (docs/frontend.md). It keeps nothing: no cache, no open connection. */
export function createClient(clientOptions: ClientOptions): Client {
  function callOf(
    kind: OperationKind,
    document: AnyDocument<unknown, never>,
    variables: unknown,
    { signal, ...stated }: CallOptions = {},
  ): Call {
    if (kindOf(document) !== kind)
      throw new RequestFailure('wrong-operation', `The document holds a ${kindOf(document)} and no ${kind}.`);
    const options = { ...clientOptions, ...stated, ...(signal && { signal }) };
    return { document, variables, options, accept: ONE_ANSWER, isRepeatable: kind === 'query' };
  }

  async function ask<Data>(call: Call): Promise<Answer<Data>> {
    const limit = timeLimit(call);
    try {
      const limited = { ...call, options: { ...call.options, signal: limit.signal } };
      const read = async (sent: Call): Promise<Answer<Data>> => {
        const response = await sendRequest(sent);
        return withFailures(() => readAnswer<Data>(response), limit.signal);
      };
      const answer = await read(limited);
      return call.options.send === 'identifier' && asksForText(answer)
        ? await read({ ...limited, withText: true })
        : answer;
    } finally {
      limit.leave();
    }
  }

  async function* stream<Data>(call: Call): AsyncGenerator<GrowingAnswer<Data>> {
    const limit = timeLimit(call);
    try {
      const limited = { ...call, accept: PARTS, options: { ...call.options, signal: limit.signal } };
      yield* streamAnswer<Data>(await sendRequest(limited), limited);
    } finally {
      limit.leave();
    }
  }

  const client: Client = {
    // Async, so that a wrong call rejects as a failed one does.
    query: async (document, ...[variables, options]) => ask(callOf('query', document, variables, options)),
    mutate: async (document, ...[variables, options]) => ask(callOf('mutation', document, variables, options)),
    stream: (document, ...[variables, options]) => stream(callOf('query', document, variables, options)),
    subscribe: (document, ...[variables, options]) => {
      const { resumeWith, ...stated } = options ?? {};
      return subscribe(callOf('subscription', document, variables, stated), { resumeWith });
    },
    pages: (document, variables, connection, { cursor = 'after', ...options } = {}) =>
      pagesOf(
        (after) =>
          ask(callOf('query', document, after === undefined ? variables : { ...variables, [cursor]: after }, options)),
        connection,
      ),
    nodes: async function* (document, variables, connection, options) {
      for await (const { page } of client.pages(document, variables, connection, options)) yield* nodesOf(page);
    },
    with: (options) => createClient({ ...clientOptions, ...options }),
  };
  return client;
}

function timeLimit({ options: { signal, timeoutMs = TIMEOUT_MS } }: Call) {
  return deadline(
    signal,
    timeoutMs,
    () => new RequestFailure('timeout', `There was no answer within ${timeoutMs} ms.`),
  );
}
