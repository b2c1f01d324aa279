import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AnswerRequest, GatewayAnswer } from '../model/gateway.ts';
import { abortWhenClientLeaves } from './abortWhenClientLeaves.ts';
import { bearerToken } from './bearerToken.ts';
import { parametersOfBody, parametersOfUrl, type GraphqlParameters } from './graphqlParameters.ts';
import { negotiateMediaType, type AnswerMediaType } from './negotiateMediaType.ts';
import { singleHeader } from './singleHeader.ts';

/** Longest purpose and case code accepted (characters). */
const CODE_LIMIT = 200;

/** Serves GraphQL at `/graphql` after "GraphQL over HTTP" (draft of the GraphQL Foundation). */
export function registerGraphqlRoutes(
  server: FastifyInstance,
  answer: AnswerRequest,
  options: { readonly requestTimeoutMs: number },
): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const mediaType = negotiateMediaType(request.headers.accept);
      const signal = AbortSignal.any([abortWhenClientLeaves(reply), AbortSignal.timeout(options.requestTimeoutMs)]);
      const body = await answer({
        ...door(request),
        ...parametersFor(request),
        accepts: { incremental: false, events: false },
        signal,
      });
      return send(reply, mediaType, body);
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

/**
 * A refused document is 400 in the GraphQL media type, and 200 in `application/json`, where older clients read any
 * other status as "no GraphQL here" ("GraphQL over HTTP", sections 7.2 and 7.3).
 */
function send(reply: FastifyReply, mediaType: AnswerMediaType, answer: GatewayAnswer): FastifyReply {
  void reply.header('content-type', `${mediaType}; charset=utf-8`);
  switch (answer.kind) {
    case 'refused': {
      const { status, errors } = answer;
      return reply
        .status(status === 400 && mediaType === 'application/json' ? 200 : status)
        .send(JSON.stringify({ errors }));
    }
    case 'complete':
      return reply.status(200).send(Buffer.from([...answer.body].join(''), 'latin1'));
    case 'incremental':
    case 'events':
      throw new GatewayError('REQUEST_NOT_ACCEPTABLE');
  }
}
