import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import mercurius from 'mercurius';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Started {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

type Start = (schema: GraphQLSchema, options?: { readonly takesLists?: boolean }) => Promise<Started>;

/** A schema served as each library does out of the box, on a free port; told to take several requests in one call, or not. */
export const stockServers: Readonly<Record<string, Start>> = {
  'Apollo Server': async (schema, { takesLists = false } = {}) => {
    const plugins = [ApolloServerPluginInlineTraceDisabled()];
    const server = new ApolloServer({ schema, plugins, allowBatchedHttpRequests: takesLists });
    const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
    return { url, stop: () => server.stop() };
  },
  Mercurius: async (schema, { takesLists = false } = {}) => {
    const server = fastify();
    await server.register(mercurius, { schema, allowBatchedQueries: takesLists });
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    return { url: `${url}/graphql`, stop: () => server.close() };
  },
  'graphql-yoga': async (schema, { takesLists = false } = {}) => {
    const yoga = createYoga({ schema, logging: false, batching: takesLists });
    const server = createServer((request, response) => void yoga(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/graphql`,
      stop: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  },
};
