import { randomUUID } from 'node:crypto';
import type { GatewayExecutor, GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import type { DocumentNode } from 'graphql';
import type { ContractFilter } from './compose/contractOf.ts';
import { graphToServe, type JoinedGraph } from './compose/graphOfSupergraph.ts';
import { readInThread } from './compose/readInThread.ts';
import type { FetchIncident } from './execute/executionRun.ts';
import type { SourceCondition, SourceId } from './model/source.ts';
import { serveGraph } from './start/supergraph/servedGraph.ts';
import { executionResultOf } from './server/apollo/executionResultOf.ts';
import { refusalOf } from './server/apollo/refusalOf.ts';
import type { SubgraphSettings } from './sources/createSubgraphSource.ts';
import { statedHeaders, type StatedHeaders } from './sources/http/statedHeaders.ts';
import { createSupergraphEngine } from './start/supergraph/supergraphEngine.ts';

/** What a client asks for, valid by now. */
export interface AskedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name?: string;
  readonly document: DocumentNode;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What Apollo Server is to answer from.
 *
 * - `Context`: what the `context` function of the Apollo Server makes of each request
 */
export interface ApolloGatewayOptions<Context = Record<string, unknown>> {
  /** Apollo supergraph SDL (join specification v0.3 to v0.5). */
  readonly supergraphSdl: string;
  /** Addresses, time limits and protocols of sources, by their names in the supergraph; what is left out is as it states. */
  readonly sources?: Readonly<Record<SourceId, SubgraphSettings>>;
  /** What of the public schema is shown; everything when left out. */
  readonly contract?: ContractFilter;
  /** Labels of progressive overrides that hold for every request; those of the form `percent(5)` hold for their share. */
  readonly overrideLabels?: readonly string[];
  /** Longest time for one request of a client (milliseconds, default 15,000). */
  readonly requestTimeoutMs?: number;
  /**
   * Headers that a source is sent for a request, besides the gateway's own; asked for once for each source that the request
   * needs. What is `undefined` is not sent. Nothing of the client's request is passed on by itself.
   *
   * A failure, or a header that may not be stated (not visible ASCII, of the connection or the message, `lienthong-…`, more
   * than 8 KiB in all), costs the fields of that source: `SOURCE_HEADERS_INVALID`, with the cause for `onIncident`.
   */
  readonly headersFor?: (source: SourceId, context: Context) => StatedHeaders | Promise<StatedHeaders>;
  /**
   * Asked of each valid request before anything is fetched. A `GraphQLError` that it throws refuses the request and is what
   * the client reads; whatever else it throws refuses it as `AUTHORISATION_FAILED`, with the cause in Apollo Server's log.
   */
  readonly authorise?: (context: Context, operation: AskedOperation) => void | Promise<void>;
  /** Hears of every fetch that failed as a whole, with its cause: for the log, never for a client. */
  readonly onIncident?: (incident: FetchIncident) => void;
  /** Hears whenever a source comes or goes. */
  readonly onCondition?: (source: SourceId, condition: SourceCondition) => void;
}

/** A gateway of Apollo Server of which the supergraph can be replaced while it answers. */
export interface ApolloGateway extends GatewayInterface {
  /**
   * Serves another supergraph from now on; it is read and checked in a thread of its own. Requests under way end with the
   * one that they began with.
   *
   * Rejects with `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED` or `CONTRACT_REFUSED`; the one that is served then stays.
   */
  readonly replaceSupergraph: (supergraphSdl: string) => Promise<void>;
}

/**
 * The engine as the gateway of an Apollo Server 5: `new ApolloServer({ gateway: createApolloGateway({ supergraphSdl }) })`.
 * Apollo Server is the door (HTTP, plugins, context) and decides who may ask; whoever it lets in may read everything that
 * the contract shows.
 *
 * Throws `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED` or `CONTRACT_REFUSED`.
 */
export function createApolloGateway<Context = Record<string, unknown>>(
  options: ApolloGatewayOptions<Context>,
): ApolloGateway {
  const { supergraphSdl, contract, sources: settings = {}, requestTimeoutMs = 15_000, ...rest } = options;
  const { headersFor, authorise, ...parts } = rest;
  const engineOf = (graph: JoinedGraph) => createSupergraphEngine({ ...parts, graph, settings });
  const served = serveGraph(engineOf(graphToServe(supergraphSdl, contract)), { graceMs: requestTimeoutMs });
  let isRunning = false;
  let replacing: Promise<unknown> = Promise.resolve();
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();

  const executor: GatewayExecutor = async (asked) => {
    const { request, source, operationName, logger } = asked;
    // Apollo Server types every context alike.
    const context = asked.context as Context;
    const requestId = randomUUID();
    const signal = AbortSignal.timeout(requestTimeoutMs);
    const log = (line: string) => logger.error(line);
    const refusal =
      authorise && (await refusalOf(() => authorise(context, operationOf(asked)), { requestId, signal, log }));
    if (refusal) return { errors: [refusal] };
    const result = await served.answer(
      {
        requestId,
        query: source,
        ...(operationName === null ? {} : { operationName }),
        ...(request.variables && { variables: request.variables }),
        // Apollo Server has refused mutations over GET by now.
        readOnly: false,
        wantsProvenance: request.http?.headers.get('lienthong-provenance') === '1',
        accepts: { incremental: false, events: false },
        signal,
      },
      headersFor && statedHeaders((id) => headersFor(id, context)),
    );
    return executionResultOf(result, source);
  };

  function tell(): void {
    const { schema, supergraphSdl: coreSupergraphSdl } = served.current().graph;
    for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl });
  }

  function watch(): void {
    for (const source of served.current().sources) void source.watch();
  }

  async function replace(sdl: string): Promise<void> {
    const engine = engineOf(await readInThread(sdl, contract));
    void served.replace(engine);
    if (!isRunning) return;
    tell();
    watch();
  }

  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => {
      isRunning = true;
      tell();
      watch();
      return Promise.resolve({ executor });
    },
    // One after another, in the order in which they were given.
    replaceSupergraph: (sdl) => {
      const replaced = replacing.then(() => replace(sdl));
      replacing = replaced.catch(() => undefined);
      return replaced;
    },
    stop: async () => {
      isRunning = false;
      await served.close();
    },
  };
}

function operationOf({ request, document, operation, operationName }: GatewayGraphQLRequestContext): AskedOperation {
  return {
    kind: operation.operation,
    ...(operationName === null ? {} : { name: operationName }),
    document,
    variables: request.variables ?? {},
  };
}
