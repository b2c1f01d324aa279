import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerRequest } from '../model/gateway.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { bearerToken } from './bearerToken.ts';
import { parametersOfBody, parametersOfUrl, type GraphqlParameters } from './graphqlParameters.ts';
import { negotiateMediaType } from './negotiateMediaType.ts';
import { requestSignal } from './requestSignal.ts';
import { sendAnswer } from './sendAnswer.ts';
import { singleHeader } from './singleHeader.ts';
import type { OpenStreams } from './streamLimits.ts';

/** Longest purpose and case code accepted (characters). */
const CODE_LIMIT = 200;

export interface GraphqlDoors {
  readonly requestTimeoutMs: number;
  readonly logger: Logger;
  readonly streams: OpenStreams;
  readonly pingMs: number;
}

/**
 * Serves GraphQL at `/graphql` after "GraphQL over HTTP" (draft of the GraphQL Foundation), several answers as
 * `multipart/mixed` or `text/event-stream` to clients that accept it.
 */
export function registerGraphqlRoutes(server: FastifyInstance, answer: AnswerRequest, doors: GraphqlDoors): void {
  const { streams, pingMs, logger } = doors;
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const forms = negotiateMediaType(request.headers.accept);
      const isStream = forms.json === undefined;
      if (isStream && streams.isFull) throw new GatewayError('TOO_MANY_STREAMS');
      const { signal, withoutLimit } = requestSignal(reply.raw, doors.requestTimeoutMs);
      const result = await answer({
        ...door(request),
        ...parametersFor(request),
        accepts: {
          incremental: forms.multipart || forms.eventStream,
          events: forms.eventStream && !streams.isFull,
        },
        signal,
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

function door(request: FastifyRequest) {
  const token = bearerToken(request.raw);
  const purpose = singleHeader(request.raw, 'lienthong-purpose', CODE_LIMIT);
  const caseId = singleHeader(request.raw, 'lienthong-case', CODE_LIMIT);
  return {
    requestId: request.id,
    readOnly: request.method === 'GET',
    wantsProvenance: singleHeader(request.raw, 'lienthong-provenance', 5) === '1',
    ...(token === undefined ? {} : { token }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(caseId === undefined ? {} : { caseId }),
  };
}
