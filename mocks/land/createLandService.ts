import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import type { Knex } from 'knex';
import mercurius from 'mercurius';
import { buildSubgraph } from '../graphql/buildSubgraph.ts';
import { noteAsOf } from '../graphql/noteAsOf.ts';
import { packBody } from '../process/packBody.ts';
import { createLandLoaders, type LandContext } from './landContext.ts';
import { landResolvers } from './resolvers.ts';
import { landSdl } from './schema.ts';

/** The land ministry's GraphQL service: a federation subgraph served by Mercurius. */
export async function createLandService(database: Knex, serverFactory: FastifyServerFactory): Promise<FastifyInstance> {
  const service = fastify({ serverFactory, bodyLimit: 4_000_000 });
  await service.register(mercurius, {
    schema: noteAsOf(buildSubgraph(landSdl, landResolvers), lastUpdate),
    graphiql: false,
    context: (request): LandContext => ({
      load: createLandLoaders(database),
      ...(request.headers['lienthong-provenance'] === '1' ? { asOf: [] } : {}),
    }),
  });
  service.graphql.addHook('onResolution', (execution, context) => {
    const { asOf } = context as unknown as LandContext;
    if (asOf !== undefined) execution.extensions = { ...execution.extensions, asOf };
    return Promise.resolve();
  });
  service.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string') return payload;
    const { body, headers } = await packBody(payload, request.headers['accept-encoding']);
    reply.headers(headers);
    return body;
  });
  return service;
}

function lastUpdate(value: object): string | undefined {
  if (!('row' in value) || typeof value.row !== 'object' || value.row === null) return undefined;
  return 'cap_nhat_luc' in value.row && typeof value.row.cap_nhat_luc === 'string' ? value.row.cap_nhat_luc : undefined;
}
