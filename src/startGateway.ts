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
import { GatewayError } from './errors/gatewayError.ts';
import { createGateway } from './gateway.ts';
import type { SourceBinding } from './model/binding.ts';
import { buildScalarRegistry } from './model/scalars/buildScalarRegistry.ts';
import { describeFailure } from './observe/describeFailure.ts';
import { createLogger } from './observe/logger.ts';
import { createServer } from './server/createServer.ts';
import { loadOperations } from './server/loadOperations.ts';
import { checkBinding } from './sources/binding/checkBinding.ts';
import { declarationOf } from './sources/binding/declarationOf.ts';
import { createSource } from './sources/createSource.ts';
import { packageRoot } from './util/packageRoot.ts';

/** A gateway that listens. */
export interface StartedGateway {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Waits for requests under way, then lets go of ports and connections. */
  readonly close: () => Promise<void>;
}

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
      onCondition: (condition) => {
        const level = condition.state === 'up' ? 'info' : 'warn';
        logger[level]({ source: binding.id, ...condition }, 'source condition');
      },
      onResolverError: (error) => {
        logger.error({ source: binding.id, failure: describeFailure(error) }, 'resolver failed');
      },
    });
  });

  const answer = createGateway({
    dictionary,
    graph,
    scalars,
    purposes,
    sources: new Map(sources.map((source) => [source.id, source])),
    ministries: new Map(bindings.map(({ id, ministry }) => [id, ministry])),
    authenticate: createAuthenticate(config.identity),
    clock: systemClock,
    onIncident: ({ cause, ...incident }) => {
      // A source that is being left alone was reported when it went down; a line per request would drown the rest.
      const level = incident.code === 'SOURCE_RESTING' ? 'debug' : 'warn';
      logger[level](
        { ...incident, ...(cause === undefined ? {} : { failure: describeFailure(cause) }) },
        'fetch failed',
      );
    },
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
  const url = await listen(() => server.listen({ port: config.port, host: config.host }), config.port);
  for (const source of sources) void source.watch();
  return {
    url,
    close: async () => {
      await server.close();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** Why an address cannot be listened on, by the system's code: the setting, and what is wrong with it. */
const UNUSABLE: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['port', 'this user may not listen on it'],
  EADDRNOTAVAIL: ['host', 'this machine has no such address'],
  ENOTFOUND: ['host', 'the name leads to no address'],
  EAI_AGAIN: ['host', 'the name leads to no address'],
};

async function listen(start: () => Promise<string>, port: number): Promise<string> {
  try {
    return await start();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') throw new GatewayError('PORT_IN_USE', { port }, { cause });
    const [where, problem] = UNUSABLE[String(code)] ?? [];
    if (where === undefined || problem === undefined) throw cause;
    throw new GatewayError('CONFIG_INVALID', { where, problem }, { cause });
  }
}
