import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerRequest } from '../model/gateway.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { registerErrorHandler, sendError } from './errorHandler.ts';
import { registerGraphqlRoutes } from './graphqlRoutes.ts';
import { registerHealthRoutes, type HealthReport } from './healthRoutes.ts';
import { registerJsonBodies } from './jsonBodies.ts';
import { defaultStreamLimits, OpenStreams, type StreamLimits } from './streamLimits.ts';
import { registerPortal, type PortalData } from './portal.ts';
import { registerWebSocketDoor } from './webSocketDoor.ts';

export interface ServerParts {
  readonly answer: AnswerRequest;
  readonly health: () => HealthReport;
  /** The playground; without it only GraphQL and health are served. */
  readonly portal?: PortalData;
  readonly logger: Logger;
  readonly requestTimeoutMs: number;
  readonly bodyLimitBytes: number;
  /** Of event streams and WebSockets. */
  readonly streamLimits?: Partial<StreamLimits>;
}

/**
 * The gateway's HTTP server: GraphQL at `/graphql`, health at `/health` and `/ready`, the playground at `/`.
 * The caller listens and closes; closing waits for requests under way.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = fastify({
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: parts.bodyLimitBytes,
    forceCloseConnections: 'idle',
    logger: false,
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, request, reply) => {
      void sendError(request, reply, new GatewayError('NOT_FOUND'));
    },
  });
  registerJsonBodies(server);
  registerErrorHandler(server, parts.logger, parts);
  server.addHook('onRequest', (request, reply, done) => {
    // Answers hold personal data and tokens (RFC 6749 §5.1); the playground's files say otherwise of themselves.
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    void reply.header('cache-control', 'no-store');
    done();
  });
  const limits: StreamLimits = { ...defaultStreamLimits, ...parts.streamLimits };
  const streams = new OpenStreams(limits.maxStreams);
  server.addHook('preClose', (done) => {
    streams.endAll();
    done();
  });
  registerGraphqlRoutes(server, parts.answer, { ...parts, streams, pingMs: limits.pingMs });
  registerWebSocketDoor(server.server, {
    ...parts,
    streams,
    limits,
    onBroken: (requestId, error) => {
      parts.logger.error({ requestId, failure: describeFailure(error) }, 'operation failed');
    },
  });
  registerHealthRoutes(server, parts.health);
  if (parts.portal !== undefined) await registerPortal(server, parts.portal);
  return server;
}
