import type { JoinedGraph } from '../../compose/graphOfSupergraph.ts';
import { graphNames } from '../../compose/fieldSources.ts';
import type { Config } from '../../config.ts';
import { openDocumentSettings, type DocumentSettings } from '../documentSettings.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { logConditions, logIncidents } from '../logSources.ts';
import { describeFailure } from '../../observe/describeFailure.ts';
import { createLogger, type Logger } from '../../observe/logger.ts';
import { Opened } from '../opened.ts';
import { serveGraph } from './servedGraph.ts';
import { createServer } from '../../server/createServer.ts';
import { startListening, type StartedGateway } from '../startListening.ts';
import { createSupergraphEngine, type SupergraphEngine } from './supergraphEngine.ts';
import { sourceWeights } from '../sourceWeights.ts';
import { openTls } from '../tlsFiles.ts';
import type { GraphOrigin } from './graphOrigin.ts';

/** How much of what is wrong with a version is logged (characters): there may be thousands of findings. */
const TOLD = 8_000;

/** What is served, and how. */
export interface ServedSupergraph {
  /** Followed when it changes. */
  readonly origin: GraphOrigin;
  /** The settings, given the ids of the supergraph's sources; asked for again with each version. */
  readonly configFor: (sourceIds: string[]) => Config;
}

/**
 * Serves a supergraph: no dictionary, no tokens, no purposes. Each source is reached at the address that the supergraph
 * states, or that `sources.<id>.url` sets. When its origin changes, what it says then is served, with the settings of its
 * sources as they are then; a version that cannot be served is not taken, and the last one stays.
 *
 * Throws what the origin rejects with: `SUBGRAPH_LIST_INVALID`, `SUBGRAPH_SCHEMA_UNREADABLE`, `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED`, `CONTRACT_REFUSED`, `CONFIG_INVALID`, `PORT_IN_USE`.
 */
export async function startSupergraph(served: ServedSupergraph): Promise<StartedGateway> {
  const opened = new Opened();
  try {
    return await start(served, opened);
  } catch (error) {
    // What does not close then hides nothing: the start's own error is what must be mended.
    await opened.close().catch(() => undefined);
    throw error;
  }
}

/** Notes in `opened` what must be closed. */
async function start({ origin, configFor }: ServedSupergraph, opened: Opened): Promise<StartedGateway> {
  let isWaiting = false;
  let isClosed = false;
  const isOver = () => isClosed;
  let begin: () => void = () => undefined;
  // One version after another, in the order in which they were written.
  let taking = new Promise<void>((resolve) => (begin = resolve));
  const onChange = () => {
    // Who waits already will find this change too.
    if (isWaiting || isOver()) return;
    isWaiting = true;
    taking = taking.then(take);
  };
  opened.add(origin.follow(onChange));
  opened.add({
    close: () => {
      isClosed = true;
    },
  });
  const graph = await origin.first();
  const config = settingsFor(graph, configFor);
  const logger = createLogger(config.logLevel);
  const documents = opened.add(openDocumentSettings(config.documents, logger));
  const served = serveGraph(engineOf(graph, { config, documents, logger }), { graceMs: config.requestTimeoutMs });
  const tls = config.tls && opened.add(openTls(config.tls, logger));
  const server = await createServer({
    answer: (request) => served.answer(request),
    logger,
    ...(tls && { tls: tls.options }),
    requestTimeoutMs: config.requestTimeoutMs,
    bodyLimitBytes: config.bodyLimitBytes,
    streamLimits: config.streams,
    graph: () => served.current().graph.hash,
    health: () => ({
      sources: served.current().sources.map((source) => ({
        id: source.id,
        kind: source.kind,
        ministryVi: source.id,
        ministryEn: source.id,
        condition: source.condition(),
      })),
    }),
  });
  tls?.serve(server.server);
  server.addHook('onClose', () => opened.close());

  begin();
  return startListening(server, { sources: served.current().sources, close: served.close }, config);

  /** Serves what the file says now, if that can be served. */
  async function take(): Promise<void> {
    isWaiting = false;
    if (isOver()) return;
    try {
      const next = await origin.next();
      if (isOver() || next.hash === served.current().graph.hash) return;
      const engine = engineOf(next, { config: settingsFor(next, configFor), documents, logger });
      for (const source of engine.sources) void source.watch();
      logger.info({ origin: origin.name, graph: next.hash, sources: engine.sources.length }, 'supergraph taken');
      void served.replace(engine);
    } catch (error) {
      // What closing broke off is no fault of the version.
      if (isOver()) return;
      const failure =
        error instanceof GatewayError ? { problem: error.message.slice(0, TOLD) } : { failure: describeFailure(error) };
      logger.error({ origin: origin.name, ...failure }, 'supergraph not taken, the last one stays');
    }
  }
}

function engineOf(
  graph: JoinedGraph,
  {
    config,
    documents,
    logger,
  }: { readonly config: Config; readonly documents: DocumentSettings; readonly logger: Logger },
): SupergraphEngine {
  return createSupergraphEngine({
    graph,
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
}

function settingsFor({ supergraph }: JoinedGraph, configFor: ServedSupergraph['configFor']): Config {
  const config = configFor([...graphNames(supergraph).values()]);
  // A certificate speaks of a dictionary and of a declared schema; there is neither here, so nobody could be held to it.
  if (config.conformance !== undefined)
    throw new GatewayError('CONFIG_INVALID', {
      where: 'conformance',
      problem: 'it does not go with --supergraph or --subgraphs',
    });
  return config;
}
