import { defaultConfig } from '../../config.ts';
import { openDocumentSettings } from '../documentSettings.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { readDials, type DialWords } from '../../mock/dials/dials.ts';
import { followDials } from '../../mock/dials/followDials.ts';
import { createMockGateway, type MockGateway, type MockSettings } from './mockGateway.ts';
import type { SourceBinding } from '../../model/binding.ts';
import { describeFailure } from '../../observe/describeFailure.ts';
import { createLogger } from '../../observe/logger.ts';
import { createServer } from '../../server/createServer.ts';
import { startListening, watched } from '../startListening.ts';

export interface MockServerSettings extends Omit<MockSettings, 'onResolverError' | 'documents'> {
  readonly port: number;
  readonly host: string;
  /** Manifest of trusted documents. */
  readonly trustedFile?: string | undefined;
  /** File of dials, followed when it changes. */
  readonly dialsFile?: string | undefined;
}

/** A mock that listens. */
export interface StartedMock extends Pick<MockGateway, 'asked' | 'world'> {
  /** Where it listens: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Where dials are read and turned while the mock runs. */
export const DIALS_PATH = '/__mock/dials';

/**
 * Serves a mock over HTTP with the gateway's own door.
 *
 * - throws what `createMockGateway` throws, `MOCK_DIALS_INVALID`, `PORT_IN_USE`
 */
export async function startMock(
  bindings: readonly SourceBinding[],
  settings: MockServerSettings,
): Promise<StartedMock> {
  const logger = createLogger('warn');
  const { requestTimeoutMs, bodyLimitBytes, ...defaults } = defaultConfig();
  const { trustedFile } = settings;
  const documents = openDocumentSettings(
    { ...defaults.documents, ...(trustedFile === undefined ? {} : { trustedFile }) },
    logger,
  );
  const mock = await createMockGateway(bindings, {
    ...settings,
    documents,
    onResolverError: (error) => {
      logger.error({ failure: describeFailure(error) }, 'resolver failed');
    },
  });
  const words = dialWords(bindings, mock);
  const followed =
    settings.dialsFile === undefined
      ? undefined
      : followDials(settings.dialsFile, mock.board, words, (error) => {
          logger.error({ problem: error.message }, 'dials not turned, the last ones stay');
        });
  const server = await createServer({
    answer: mock.answer,
    logger,
    requestTimeoutMs,
    bodyLimitBytes,
    health: () => ({
      sources: bindings.map(({ id, kind, ministry }, index) => ({
        id,
        kind,
        ministryVi: ministry.vi,
        ministryEn: ministry.en,
        condition: mock.sources[index]?.condition() ?? { state: 'unknown' },
      })),
    }),
  });
  // As the gateway's playground: a view that asks for a token gets one, which says nothing here.
  server.post('/api/token', () => ({ access_token: 'mock', token_type: 'Bearer' }));
  server.get(DIALS_PATH, () => mock.board.all);
  server.put(DIALS_PATH, (request) => {
    const dials = readDials(request.body, words);
    if (typeof dials === 'string') throw new GatewayError('MOCK_DIALS_INVALID', { where: DIALS_PATH, problem: dials });
    mock.board.turn(dials);
    return mock.board.all;
  });
  server.addHook('onClose', async () => {
    followed?.close();
    documents.close();
    await mock.close();
  });
  const { url, close } = await startListening(server, watched(mock.sources), settings);
  return { url, close, asked: mock.asked, world: mock.world };
}

/** Dials are for ministries; the gateway itself has none. */
function dialWords(bindings: readonly SourceBinding[], { graph }: MockGateway): DialWords {
  return {
    sources: bindings.filter(({ kind }) => kind !== 'local').map(({ id }) => id),
    isField: (coordinate) => graph.fieldSources.has(coordinate),
  };
}
