import type { ContractFilter } from './compose/contractOf.ts';
import { graphNames } from './compose/fieldSources.ts';
import { readSupergraph } from './compose/readSupergraph.ts';
import type { Config } from './config.ts';
import { openDocumentSettings } from './documentSettings.ts';
import { GatewayError } from './errors/gatewayError.ts';
import { logConditions, logIncidents } from './logSources.ts';
import { createLogger } from './observe/logger.ts';
import { createServer } from './server/createServer.ts';
import { startListening, type StartedGateway } from './startListening.ts';
import { createSupergraphEngine } from './supergraphEngine.ts';
import { sourceWeights } from './sourceWeights.ts';
import { readTlsFiles } from './tlsFiles.ts';

/** What is served, and how. */
export interface ServedSupergraph {
  readonly supergraphSdl: string;
  /** The settings, given the ids of the supergraph's sources. */
  readonly configFor: (sourceIds: string[]) => Config;
  readonly contract?: ContractFilter;
}

/**
 * Serves a supergraph that was composed elsewhere: no dictionary, no tokens, no purposes. Each source is reached at the
 * address that the supergraph states, or that `sources.<id>.url` sets.
 *
 * Throws `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED`, `CONTRACT_REFUSED`, `CONFIG_INVALID`, `PORT_IN_USE`.
 */
export async function startSupergraph({
  supergraphSdl,
  configFor,
  contract,
}: ServedSupergraph): Promise<StartedGateway> {
  const supergraph = readSupergraph(supergraphSdl);
  const config = configFor([...graphNames(supergraph.document).values()]);
  // A certificate speaks of a dictionary and of a declared schema; there is neither here, so nobody could be held to it.
  if (config.conformance !== undefined)
    throw new GatewayError('CONFIG_INVALID', { where: 'conformance', problem: 'it does not go with --supergraph' });
  const logger = createLogger(config.logLevel);
  const documents = openDocumentSettings(config.documents, logger);
  const { answer, sources } = createSupergraphEngine({
    supergraph,
    contract,
    settings: config.sources,
    // Whoever asks is nobody in particular: there are no callers to be kept apart.
    sharesReads: true,
    sourceWeights: sourceWeights(config),
    overrideLabels: config.overrideLabels,
    documents: documents.options,
    costBudget: documents.costBudget,
    onCondition: (id, condition) => logConditions(logger, id)(condition),
    onIncident: logIncidents(logger),
  });
  const server = await createServer({
    answer,
    logger,
    ...(config.tls && { tls: readTlsFiles(config.tls) }),
    requestTimeoutMs: config.requestTimeoutMs,
    bodyLimitBytes: config.bodyLimitBytes,
    streamLimits: config.streams,
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
