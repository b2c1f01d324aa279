import { randomUUID } from 'node:crypto';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import type { ContractFilter } from './compose/contractOf.ts';
import { readSupergraph } from './compose/readSupergraph.ts';
import type { FetchIncident } from './execute/executionRun.ts';
import type { SourceCondition, SourceId } from './model/source.ts';
import { executionResultOf } from './server/apollo/executionResultOf.ts';
import type { SubgraphSettings } from './sources/createSubgraphSource.ts';
import { createSupergraphEngine } from './supergraphEngine.ts';

/** What Apollo Server is to answer from. */
export interface ApolloGatewayOptions {
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
  /** Hears of every fetch that failed as a whole, with its cause: for the log, never for a client. */
  readonly onIncident?: (incident: FetchIncident) => void;
  /** Hears whenever a source comes or goes. */
  readonly onCondition?: (source: SourceId, condition: SourceCondition) => void;
}

/**
 * The engine as the gateway of an Apollo Server 5: `new ApolloServer({ gateway: createApolloGateway({ supergraphSdl }) })`.
 * Apollo Server is the door (HTTP, plugins, context) and decides who may ask; whoever it lets in may read everything that
 * the contract shows.
 *
 * Throws `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED` or `CONTRACT_REFUSED`.
 */
export function createApolloGateway(options: ApolloGatewayOptions): GatewayInterface {
  const { supergraphSdl, sources: settings = {}, requestTimeoutMs = 15_000, ...rest } = options;
  const supergraph = readSupergraph(supergraphSdl);
  const { graph, sources, answer } = createSupergraphEngine({ ...rest, supergraph, settings });
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();

  const executor: GatewayExecutor = async ({ request, source, operationName }) => {
    const result = await answer({
      requestId: randomUUID(),
      query: source,
      ...(operationName === null ? {} : { operationName }),
      ...(request.variables && { variables: request.variables }),
      // Apollo Server has refused mutations over GET by now.
      readOnly: false,
      wantsProvenance: request.http?.headers.get('lienthong-provenance') === '1',
      accepts: { incremental: false, events: false },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    return executionResultOf(result, source);
  };

  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => {
      for (const listener of listeners) listener({ apiSchema: graph.schema, coreSupergraphSdl: supergraphSdl });
      for (const source of sources) void source.watch();
      return Promise.resolve({ executor });
    },
    stop: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
