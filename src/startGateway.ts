import { join, resolve } from 'node:path';
import { loadPurposes } from './access/loadPurposes.ts';
import { createAuthenticate } from './access/authenticate.ts';
import { systemClock } from './clock.ts';
import { openAdminUnitRegistry } from './codelist/openAdminUnitRegistry.ts';
import { composeGraph } from './compose/composeGraph.ts';
import { schemaDifferences } from './compose/schemaDifferences.ts';
import { subgraphSdl } from './compose/subgraphSdl.ts';
import type { Config } from './config.ts';
import { loadDictionary } from './dictionary/loadDictionary.ts';
import { openDocumentSettings } from './documentSettings.ts';
import { createGateway } from './gateway.ts';
import { logConditions, logIncidents } from './logSources.ts';
import type { SourceBinding } from './model/binding.ts';
import { buildScalarRegistry } from './model/scalars/buildScalarRegistry.ts';
import { describeFailure } from './observe/describeFailure.ts';
import { createLogger } from './observe/logger.ts';
import { createServer } from './server/createServer.ts';
import { loadOperations } from './server/loadOperations.ts';
import { checkBinding } from './sources/binding/checkBinding.ts';
import { declarationOf } from './sources/binding/declarationOf.ts';
import { createSource } from './sources/createSource.ts';
import { startListening, type StartedGateway } from './startListening.ts';
import { packageRoot } from './util/packageRoot.ts';

/**
 * Reads the dictionary, composes the graph from the declarations of the bindings, and listens. No ministry is asked for
 * any of it; each joins when it answers.
 *
 * - throws a `GatewayError` for everything that is wrong before the first request: dictionary, binding, composition,
 *   registry, port
 */
export async function startGateway(config: Config, bindings: readonly SourceBinding[]): Promise<StartedGateway> {
  const schemaFolder = join(packageRoot(), 'schema');
  const logger = createLogger(config.logLevel);
  const dictionary = loadDictionary(
    schemaFolder,
    bindings.flatMap(({ dictionaryFile }) =>
      dictionaryFile === undefined ? [] : [resolve(packageRoot(), dictionaryFile)],
    ),
  );
  const scalars = buildScalarRegistry(dictionary);
  for (const binding of bindings) checkBinding(binding, dictionary);
  const declarations = bindings.map(declarationOf);
  const graph = composeGraph(dictionary, declarations, scalars);
  const adminUnits = await openAdminUnitRegistry({ storePath: join(config.dataDir, 'registry.sqlite') });
  const purposes = loadPurposes(join(schemaFolder, 'access', 'purposes.yaml'));

  const sources = bindings.map((binding, index) => {
    const declaration = declarations[index];
    const { url, timeoutMs } = config.sources[binding.id] ?? {};
    return createSource(binding, {
      sdl: declaration === undefined ? '' : subgraphSdl(dictionary, declaration),
      compare: schemaDifferences,
      services: { dictionary, adminUnits },
      ...(url === undefined ? {} : { url }),
      ...(timeoutMs === undefined ? {} : { limits: { timeoutMs } }),
      onCondition: logConditions(logger, binding.id),
      onResolverError: (error) => {
        logger.error({ source: binding.id, failure: describeFailure(error) }, 'resolver failed');
      },
    });
  });

  const documents = openDocumentSettings(config.documents, logger);
  const answer = createGateway({
    dictionary,
    graph,
    scalars,
    purposes,
    sources: new Map(sources.map((source) => [source.id, source])),
    ministries: new Map(bindings.map(({ id, ministry }) => [id, ministry])),
    authenticate: createAuthenticate(config.identity),
    clock: systemClock,
    ...documents.options,
    costBudget: documents.costBudget,
    onIncident: logIncidents(logger),
  });
  const server = await createServer({
    answer,
    logger,
    requestTimeoutMs: config.requestTimeoutMs,
    bodyLimitBytes: config.bodyLimitBytes,
    health: () => ({
      sources: bindings.map(({ id, kind, ministry }, index) => ({
        id,
        kind,
        ministryVi: ministry.vi,
        ministryEn: ministry.en,
        condition: sources[index]?.condition() ?? { state: 'unknown' },
      })),
    }),
    ...(config.portal && {
      portal: {
        folder: join(packageRoot(), 'dist', 'web'),
        operations: loadOperations(join(schemaFolder, 'operations')),
        purposes: [...purposes.values()],
        identityUrl: config.identity.issuer,
      },
    }),
  });
  server.addHook('onClose', (_server, done) => {
    documents.close();
    done();
  });
  return startListening(server, sources, config);
}
