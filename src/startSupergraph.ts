import { contractOf, type ContractFilter } from './compose/contractOf.ts';
import { graphOfSupergraph } from './compose/graphOfSupergraph.ts';
import { schemaDifferences } from './compose/schemaDifferences.ts';
import { subgraphsOf } from './compose/subgraphsOf.ts';
import type { Config } from './config.ts';
import { openDocumentSettings } from './documentSettings.ts';
import { createEngine } from './engine.ts';
import { GatewayError } from './errors/gatewayError.ts';
import { logConditions, logIncidents } from './logSources.ts';
import { createLogger } from './observe/logger.ts';
import { printProvenance } from './printProvenance.ts';
import { createServer } from './server/createServer.ts';
import { createSubgraphSource } from './sources/createSubgraphSource.ts';
import { startListening, type StartedGateway } from './startListening.ts';

/** What is served, and how. */
export interface SupergraphSettings {
  readonly supergraphSdl: string;
  /** The settings, given the ids of the supergraph's sources. */
  readonly configFor: (sourceIds: string[]) => Config;
  /** What of the public schema is shown; everything when left out. */
  readonly contract?: ContractFilter;
}

/**
 * Serves a supergraph that was composed elsewhere: no dictionary, no tokens, no purposes. Each source is reached at the
 * address that the supergraph states, or that `sources.<id>.url` sets.
 *
 * Throws `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED`, `CONTRACT_REFUSED`, `CONFIG_INVALID`, `PORT_IN_USE`.
 */
export async function startSupergraph(settings: SupergraphSettings): Promise<StartedGateway> {
  const { supergraphSdl, contract } = settings;
  const whole = graphOfSupergraph(supergraphSdl);
  const graph = contract === undefined ? whole : contractOf(whole, contract);
  const subgraphs = subgraphsOf(supergraphSdl);
  const config = settings.configFor(subgraphs.map(({ id }) => id));
  const logger = createLogger(config.logLevel);
  const sources = subgraphs.map(({ id, url: stated, sdl }) => {
    const { url = stated, timeoutMs, subscriptions } = config.sources[id] ?? {};
    if (!URL.canParse(url)) throw new GatewayError('SUPERGRAPH_UNREADABLE', { reason: `${id} has no address.` });
    return createSubgraphSource(
      { id, url, sdl },
      {
        compare: schemaDifferences,
        onCondition: logConditions(logger, id),
        ...(timeoutMs === undefined ? {} : { limits: { timeoutMs } }),
        ...(subscriptions === undefined ? {} : { subscriptions }),
      },
    );
  });
  const names = new Map(sources.map(({ id }) => [id, { vi: id, en: id }]));
  const documents = openDocumentSettings(config.documents, logger);
  // Nothing is refused to anybody.
  const access = { profileId: 'open', refuse: () => undefined, costBudget: documents.costBudget };
  const answer = createEngine({
    ...documents.options,
    graph,
    sources: new Map(sources.map((source) => [source.id, source])),
    scalars: new Map(),
    describe: (plan, provenance) => printProvenance(plan, provenance, names),
    onIncident: logIncidents(logger),
  });
  const server = await createServer({
    answer: (request) => {
      const { requestId, wantsProvenance } = request;
      return answer(request, access, { requestId, wantsProvenance });
    },
    logger,
    requestTimeoutMs: config.requestTimeoutMs,
    bodyLimitBytes: config.bodyLimitBytes,
    health: () => ({
      sources: sources.map((source) => ({
        id: source.id,
        kind: source.kind,
        ministryVi: source.id,
        ministryEn: source.id,
        condition: source.condition(),
      })),
    }),
  });
  server.addHook('onClose', (_server, done) => {
    documents.close();
    done();
  });
  return startListening(server, sources, config);
}
