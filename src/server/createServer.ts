import { randomUUID } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerRequest } from '../model/gateway.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { registerAnswerKeys } from './answerKeys.ts';
import type { ReadClientCertificate } from './clientCertificate.ts';
import { registerErrorHandler, sendError } from './errorHandler.ts';
import { registerGraphqlRoutes } from './graphqlRoutes.ts';
import { registerHealthRoutes, type HealthParts } from './healthRoutes.ts';
import { registerJsonBodies } from './jsonBodies.ts';
import { answerMalformed } from './malformedRequests.ts';
import type { RecordDoorRefusal } from './recordDoorRefusal.ts';
import { watchConnections } from './openConnections.ts';
import { defaultPatience, patienceOptions, type Patience } from './patience.ts';
import { defaultStreamLimits, OpenStreams, type StreamLimits } from './streamLimits.ts';
import { registerPortal, type PortalData } from './portal.ts';
import { registerWebSocketDoor } from './webSocketDoor.ts';
import { withoutSchemas } from './withoutSchemas.ts';

export interface ServerParts extends HealthParts {
  readonly answer: AnswerRequest;
  /** Who writes down what was refused before it came so far as `answer`; nobody when left out. */
  readonly recordRefusal?: RecordDoorRefusal;
  /** The playground; without it only GraphQL and health are served. */
  readonly portal?: PortalData;
  /** Public keys of those who sign answers (JWKS), published for everybody. */
  readonly answerKeys?: object;
  /** Reads the certificate of the client that came with a request; nobody shows any when left out. */
  readonly clientCertificate?: ReadClientCertificate;
  /** Key and certificates (PEM), where the gateway speaks TLS itself. */
  readonly tls?: ServerOptions;
  readonly logger: Logger;
  readonly requestTimeoutMs: number;
  /** With clients that send or read slowly. */
  readonly patience?: Partial<Patience>;
  readonly bodyLimitBytes: number;
  /** Of event streams and WebSockets. */
  readonly streamLimits?: Partial<StreamLimits>;
}

/**
 * The gateway's HTTP server: GraphQL at `/graphql`, health at `/health` and `/ready`, the playground at `/`.
 * The caller listens and closes; closing waits for requests under way, for as long as one may take.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const limits: StreamLimits = { ...defaultStreamLimits, ...parts.streamLimits };
  const { http, ...patience } = patienceOptions(
    { ...defaultPatience, ...parts.patience },
    { requestTimeoutMs: parts.requestTimeoutMs, pingMs: limits.pingMs },
  );
  const options: FastifyServerOptions = {
    ...patience,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: parts.bodyLimitBytes,
    // Who asks while the gateway stops is answered as ever, over a connection that is closed then.
    return503OnClosing: false,
    logger: false,
    schemaController: withoutSchemas,
    clientErrorHandler: answerMalformed(parts.recordRefusal),
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, request, reply) => {
      void sendError(request, reply, new GatewayError('NOT_FOUND'));
    },
  };
  const { tls } = parts;
  // Over TLS it is the same server to everybody but its type.
  const server = fastify({ ...options, ...(tls ? { https: { ...tls, ...http } } : { http }) } as FastifyServerOptions);
  registerJsonBodies(server);
  registerErrorHandler(server, parts.logger, parts);
  server.addHook('onRequest', (request, reply, done) => {
    // Answers hold personal data and tokens (RFC 6749 §5.1); the playground's files say otherwise of themselves.
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    void reply.header('cache-control', 'no-store');
    done();
  });
  const streams = new OpenStreams(limits.maxStreams);
  const closeConnections = watchConnections(server.server, tls !== undefined);
  server.addHook('preClose', (done) => {
    streams.endAll();
    closeConnections(parts.requestTimeoutMs);
    done();
  });
  void server.register((scope, _options, done) => {
    registerGraphqlRoutes(scope, parts.answer, { ...parts, streams, pingMs: limits.pingMs });
    done();
  });
  registerWebSocketDoor(server.server, {
    ...parts,
    streams,
    limits,
    onBroken: (requestId, error) => {
      parts.logger.error({ requestId, failure: describeFailure(error) }, 'operation failed');
    },
  });
  registerHealthRoutes(server, parts);
  if (parts.answerKeys !== undefined) registerAnswerKeys(server, parts.answerKeys);
  if (parts.portal !== undefined) await registerPortal(server, parts.portal);
  return server;
}
