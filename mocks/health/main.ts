import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { IncomingMessage } from 'node:http';
import { openDatabase } from '../database/openDatabase.ts';
import { createDialledServer } from '../dials/createDialledServer.ts';
import { buildSubgraph } from '../graphql/buildSubgraph.ts';
import { noteAsOf } from '../graphql/noteAsOf.ts';
import { listen } from '../process/listen.ts';
import { runMinistry } from '../process/runMinistry.ts';
import { worldFile } from '../process/worldFile.ts';
import { apolloListener } from './apolloListener.ts';
import { createHealthLoaders, type HealthContext } from './healthContext.ts';
import { healthResolvers } from './resolvers.ts';
import { healthSdl } from './schema.ts';
import { openedKinds } from './sensitivity.ts';

/** Fields that the dial `null-keys` empties. */
const keyNames = ['soDinhDanh', 'maDinhDanhYTe', 'maLk', 'maXetNghiem', 'maCdha', 'maDong', 'maCskcb', 'soGphn'];

/** Puts the as-of times that were asked for into the answer's extensions. */
const tellAsOf: ApolloServerPlugin<HealthContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue, response }) => {
        if (contextValue.asOf !== undefined && response.body.kind === 'single') {
          response.body.singleResult.extensions = { asOf: contextValue.asOf };
        }
        return Promise.resolve();
      },
    }),
};

await runMinistry({
  id: 'health',
  defaultPort: 4106,
  start: async ({ port, dataDir, dials }) => {
    const database = await openDatabase(worldFile(dataDir, 'health'), dials.stats);
    const schema = buildSubgraph(healthSdl, healthResolvers);
    const server = new ApolloServer<HealthContext>({
      schema: noteAsOf(schema, (value) => ('capNhatLuc' in value ? String(value.capNhatLuc) : undefined)),
      introspection: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      plugins: [ApolloServerPluginInlineTraceDisabled(), tellAsOf],
    });
    await server.start();
    const contextOf = ({ headers }: IncomingMessage): HealthContext => ({
      load: createHealthLoaders(database),
      opened: openedKinds(headers['lienthong-purpose']?.toString()),
      ...(headers['lienthong-provenance'] === '1' ? { asOf: [] } : {}),
    });
    const listening = await listen(createDialledServer(dials, keyNames, apolloListener(server, contextOf)), port);
    return {
      url: `${listening.url}/graphql`,
      controlUrl: `${listening.url}/__dials`,
      close: async () => {
        await listening.close();
        await server.stop();
        await database.destroy();
      },
    };
  },
});
