import { join, resolve } from 'node:path';
import { publishPurposes } from '../access/publishPurposes.ts';
import { openAccess } from './accessSettings.ts';
import { createAuthenticate } from '../access/authenticate.ts';
import { loadSubjects } from '../access/rows/loadSubjects.ts';
import { systemClock } from '../clock.ts';
import { openAdminUnitRegistry } from '../codelist/openAdminUnitRegistry.ts';
import { composeInThread } from '../compose/composeInThread.ts';
import { subgraphSdl } from '../compose/subgraphSdl.ts';
import type { Config } from '../config.ts';
import { loadDictionary } from '../dictionary/loadDictionary.ts';
import { openDocumentSettings } from './documentSettings.ts';
import { createGateway } from '../gateway.ts';
import { networksOf } from '../identityConfig.ts';
import { logKeys } from './logKeys.ts';
import { logIncidents } from './logSources.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { AskOwnGraph } from '../model/ownGraph.ts';
import { buildScalarRegistry } from '../model/scalars/buildScalarRegistry.ts';
import { rowsOf, subjectFiles } from './rowAccess.ts';
import { createLogger } from '../observe/logger.ts';
import { KEY_FILE, openAnswerKeys } from '../receipt/keyFile.ts';
import { keySetOf } from '../receipt/keySet.ts';
import { clientCertificateReader } from '../server/clientCertificate.ts';
import { openConsent } from './openConsent.ts';
import { createServer } from '../server/createServer.ts';
import { loadOperations } from '../server/loadOperations.ts';
import { openDrift } from './openDrift.ts';
import { openQualityHistory, qualitySurroundings } from './openQuality.ts';
import { openUse } from './openUse.ts';
import { qualityServices } from './qualityServices.ts';
import { withSignatures } from '../answer/signedAnswers.ts';
import { openEmergencies } from './openEmergencies.ts';
import { Opened, openedOnce } from './opened.ts';
import { openRecord } from './openRecord.ts';
import { openSources } from './openSources.ts';
import { checkBinding } from '../sources/binding/checkBinding.ts';
import { declarationOf } from '../sources/binding/declarationOf.ts';
import { admitCertified } from './sourceCertificates.ts';
import { refuseSupergraphSettings } from './supergraphSettings.ts';
import { startListening, watched, type StartedGateway, type WatchOptions } from './startListening.ts';
import { openTls } from './tlsFiles.ts';
import { sourceWeights } from './sourceWeights.ts';
import { once } from '../util/once.ts';
import { packageRoot } from '../util/packageRoot.ts';
import { UnderWay } from '../util/underWay.ts';

/**
 * Reads the dictionary, composes the graph from the declarations of the bindings, and listens. No ministry is asked for
 * any of it; each joins when it answers.
 *
 * - throws a `GatewayError` for everything that is wrong before the first request: dictionary, binding, composition,
 *   registry, port
 */
export async function startGateway(
  config: Config,
  bindings: readonly SourceBinding[],
  options: WatchOptions = {},
): Promise<StartedGateway> {
  const opened = new Opened();
  try {
    return await start(config, bindings, opened, options);
  } catch (error) {
    // What does not close then hides nothing: the start's own error is what must be mended.
    await opened.close().catch(() => undefined);
    throw error;
  }
}

/** Notes in `opened` what must be closed. */
async function start(
  config: Config,
  bindings: readonly SourceBinding[],
  opened: Opened,
  options: WatchOptions,
): Promise<StartedGateway> {
  const schemaFolder = join(packageRoot(), 'schema');
  const logger = createLogger(config.logLevel);
  refuseSupergraphSettings(config);
  const dictionary = loadDictionary(
    schemaFolder,
    bindings.flatMap(({ dictionaryFile }) =>
      dictionaryFile === undefined ? [] : [resolve(packageRoot(), dictionaryFile)],
    ),
  );
  const scalars = buildScalarRegistry(dictionary);
  for (const binding of bindings) checkBinding(binding, dictionary);
  const declarations = bindings.map(declarationOf);
  await admitCertified(
    bindings.flatMap(({ id, kind }, index) => {
      const declaration = declarations[index];
      if (kind === 'local' || declaration === undefined) return [];
      return [{ id, sdl: declaration.kind === 'sdl' ? declaration.sdl : subgraphSdl(dictionary, declaration) }];
    }),
    config.conformance,
    { dictionary: dictionary.version, nowMs: systemClock.nowMs() },
  );
  const ending = new AbortController();
  opened.add({
    close: () => {
      ending.abort();
    },
  });
  const composing = composeInThread(dictionary, declarations, scalars, { ended: ending.signal });
  // Both cores work; whichever fails is told, and what the other then meets is of no account.
  composing.catch(() => undefined);
  const access = opened.add(openAccess(config.access, dictionary, logger));
  const subjects = loadSubjects(subjectFiles(schemaFolder, bindings), dictionary);
  const adminUnits = await openAdminUnitRegistry({ storePath: join(config.dataDir, 'registry.sqlite') });
  const graph = await composing;

  const underWay = new UnderWay();
  const record = opened.add(
    await openRecord({
      config,
      dictionary,
      graph,
      bindings,
      purposes: () => access.current().purposes,
      clock: systemClock,
      logger,
      underWay: () => underWay.count,
    }),
  );
  let ask: AskOwnGraph = () => Promise.reject(new Error('The graph is asked before there is one.'));
  const consent = opened.add(
    openConsent({
      config,
      purposes: () => access.current().purposes,
      ask: (question) => ask(question),
      clock: systemClock,
    }),
  );
  const emergencies = opened.add(openEmergencies({ config, log: record.services.reader, clock: systemClock, logger }));
  const use = opened.add(openUse({ config, graph, bindings, clock: systemClock, logger }));
  const drift = openDrift({ config, dictionary, graph, bindings, clock: systemClock, logger, dated: use.dated });
  const history = opened.add(openedOnce(() => openQualityHistory(config)));
  const quality = qualityServices({
    ...{ bindings, figures: use.figures },
    quarantine: drift?.quarantine,
    store: history.get,
    surroundings: once(() => qualitySurroundings(config, dictionary)),
  });
  const { sources, down } = openSources({
    ...{ config, bindings, declarations, dictionary, logger },
    subjects: subjects.subjects,
    services: {
      dictionary,
      adminUnits,
      oversight: record.services,
      consents: consent.desk,
      emergencyReviews: emergencies.desk,
      quality,
    },
    onCall: use.called,
  });

  const documents = opened.add(openDocumentSettings(config.documents, logger));
  const answerKeys = openAnswerKeys(join(config.dataDir, KEY_FILE));
  const answer = createGateway({
    dictionary,
    graph,
    scalars,
    access: access.current,
    consents: consent.reader,
    sources: new Map(sources.map((source) => [source.id, drift?.watch(source) ?? source])),
    ...(drift && { quarantine: drift.quarantine }),
    sourcesDown: () => down.ids,
    sourceWeights: sourceWeights(config),
    ministries: new Map(bindings.map(({ id, ministry }) => [id, ministry])),
    authenticate: createAuthenticate(config.identity, {
      nowMs: systemClock.nowMs,
      onKeysRead: logKeys(logger),
    }),
    clock: systemClock,
    subjects: subjects.subjects,
    subjectScalars: subjects.scalars,
    ownTypes: subjects.ownTypes,
    rowsOf: rowsOf(scalars, adminUnits),
    recordOf: ({ purpose }, caller, request) => {
      const written = record.recordOf(purpose, caller, request);
      // What is held back for want of a record was answered to nobody.
      return async (facts) => {
        await written(facts);
        use.left(facts, caller);
      };
    },
    recordRefusal: record.recordRefusal,
    admitEmergency: emergencies.admit,
    noticeOf: ({ elements, toldPersons }) => {
      const underInvestigation = record.marksOf(elements, toldPersons);
      return underInvestigation.length === 0 ? undefined : { underInvestigation };
    },
    ...documents.options,
    costBudget: documents.costBudget,
    onOwnGraph: (way) => {
      ask = way;
    },
    onIncident: logIncidents(logger),
  });
  const tls = config.tls && opened.add(openTls(config.tls, logger));
  const server = await createServer({
    answer: underWay.counting(withSignatures(answer, answerKeys.signing, systemClock)),
    recordRefusal: (error, requestId) => record.recordRefusal(error, undefined, { requestId }),
    answerKeys: keySetOf(answerKeys.published),
    logger,
    clientCertificate: clientCertificateReader({
      trustedProxies: networksOf(config.identity.trustedProxies),
      ...(config.identity.clientCertificateHeader === undefined
        ? {}
        : { header: config.identity.clientCertificateHeader }),
    }),
    ...(tls && { tls: tls.options }),
    requestTimeoutMs: config.requestTimeoutMs,
    bodyLimitBytes: config.bodyLimitBytes,
    streamLimits: config.streams,
    audit: record.condition,
    graph: () => graph.hash,
    health: () => ({
      sources: bindings.map(({ id, kind, ministry }, index) => ({
        id,
        kind,
        ministryVi: ministry.vi,
        ministryEn: ministry.en,
        condition: sources[index]?.condition() ?? { state: 'unknown' },
        keptBack: (drift?.quarantine.current() ?? []).filter(({ source }) => source === id),
      })),
    }),
    ...(config.figures && {
      figures: () => ({ sources: [...use.figures].map(([id, counted]) => ({ id, ...counted.report() })) }),
    }),
    ...(config.portal && {
      portal: {
        folder: join(packageRoot(), 'dist', 'web'),
        operations: loadOperations(join(schemaFolder, 'operations')),
        purposes: () => publishPurposes(access.current()),
        identityUrl: config.identity.issuers[0]?.issuer ?? '',
      },
    }),
  });
  tls?.serve(server.server);
  server.addHook('onClose', () => opened.close());
  return startListening(server, watched(sources), config, options);
}
