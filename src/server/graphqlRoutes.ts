import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerRequest } from '../model/gateway.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import type { ReadClientCertificate } from './clientCertificate.ts';
import { bearerToken } from './bearerToken.ts';
import { emergencyReason, EMERGENCY_LIMIT } from './emergencyReason.ts';
import { asGatewayError } from './errorHandler.ts';
import { parametersOfBody, parametersOfUrl, type GraphqlParameters } from './graphqlParameters.ts';
import { negotiateMediaType } from './negotiateMediaType.ts';
import { refusesWhole } from './onRefusal.ts';
import type { RecordDoorRefusal } from './recordDoorRefusal.ts';
import { requestSignal } from './requestSignal.ts';
import { sendAnswer } from './sendAnswer.ts';
import { singleHeader } from './singleHeader.ts';
import type { OpenStreams } from './streamLimits.ts';

/** Longest purpose and case code accepted (characters). */
const CODE_LIMIT = 200;

export interface GraphqlDoors {
  readonly requestTimeoutMs: number;
  readonly bodyLimitBytes: number;
  readonly recordRefusal?: RecordDoorRefusal;
  readonly clientCertificate?: ReadClientCertificate;
  readonly logger: Logger;
  readonly streams: OpenStreams;
  readonly pingMs: number;
}

/**
 * Serves GraphQL at `/graphql` after "GraphQL over HTTP" (draft of the GraphQL Foundation), several answers as
 * `multipart/mixed` or `text/event-stream` to clients that accept it.
 *
 * - `server`: a scope of its own, as its errors are written down before the server answers them
 */
export function registerGraphqlRoutes(server: FastifyInstance, answer: AnswerRequest, doors: GraphqlDoors): void {
  const { streams, pingMs, logger } = doors;
  /** Requests of which the gateway itself writes down what becomes. */
  const passed = new WeakSet<FastifyRequest>();
  server.setErrorHandler(async (error, request) => {
    if (!passed.has(request))
      await doors.recordRefusal?.(asGatewayError(error, request, doors.bodyLimitBytes), request.id);
    throw error;
  });
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const forms = negotiateMediaType(request.headers.accept);
      const isStream = forms.json === undefined;
      if (isStream && streams.isFull) throw new GatewayError('TOO_MANY_STREAMS');
      const wantsSignature = singleHeader(request.raw, 'lienthong-sign', 5) === '1';
      if (wantsSignature && isStream) throw new GatewayError('SIGNING_NEEDS_ONE_ANSWER');
      const { signal, withoutLimit } = requestSignal(reply.raw, doors.requestTimeoutMs);
      const stated = door(request, doors.clientCertificate);
      const parameters = parametersFor(request);
      passed.add(request);
      const result = await answer({
        accepts: {
          incremental: !wantsSignature && (forms.multipart || forms.eventStream),
          events: !wantsSignature && forms.eventStream && !streams.isFull,
        },
        wantsSignature,
        onRecorded: ({ recordId }) => {
          if (!reply.raw.headersSent) void reply.header('lienthong-record', recordId);
        },
        signal,
        ...parameters,
        ...stated,
      });
      if (result.kind === 'events') withoutLimit();
      const onBroken = (error: unknown) => {
        logger.error({ requestId: request.id, failure: describeFailure(error) }, 'stream broke off');
      };
      return sendAnswer(reply, result, { forms, streams, pingMs, onBroken });
    },
  });
  server.route({
    method: ['PUT', 'DELETE', 'PATCH'],
    url: '/graphql',
    handler: (request) => {
      throw new GatewayError('REQUEST_METHOD', { method: request.method });
    },
  });
}

function parametersFor(request: FastifyRequest): GraphqlParameters {
  return request.method === 'GET'
    ? parametersOfUrl(request.query as Readonly<Record<string, unknown>>)
    : parametersOfBody(request.body);
}

function door(request: FastifyRequest, readCertificate: ReadClientCertificate | undefined) {
  const clientCertificate = readCertificate?.(request.raw);
  const token = bearerToken(request.raw);
  const purpose = singleHeader(request.raw, 'lienthong-purpose', CODE_LIMIT);
  const caseId = singleHeader(request.raw, 'lienthong-case', CODE_LIMIT);
  const emergency = singleHeader(request.raw, 'lienthong-emergency', EMERGENCY_LIMIT);
  return {
    requestId: request.id,
    readOnly: request.method === 'GET',
    wantsProvenance: singleHeader(request.raw, 'lienthong-provenance', 5) === '1',
    refuseWhole: refusesWhole(singleHeader(request.raw, 'lienthong-on-refusal', CODE_LIMIT)),
    token,
    clientCertificate,
    purpose,
    caseId,
    emergency: emergency === undefined ? undefined : emergencyReason(emergency),
  };
}
