import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import { describeFailure } from '../observe/describeFailure.ts';
import type { Logger } from '../observe/logger.ts';
import { inviteAgain } from './retryAfter.ts';

/**
 * A body that is refused by its declared length is still read to its end up to this size (bytes), and thrown away: closed
 * at once, the connection would break while the client writes, and the client would never read why.
 */
const MOST_SWALLOWED = 16 * 1024 * 1024;

/**
 * Turns whatever a route throws into one error of the catalogue. The client sees code, message, remedy and the request's
 * id to quote; the cause goes to the log under that id.
 */
export function registerErrorHandler(
  server: FastifyInstance,
  logger: Logger,
  options: { readonly bodyLimitBytes: number },
): void {
  server.setErrorHandler((error, request, reply) => {
    const known = asGatewayError(error, request, options.bodyLimitBytes);
    if (known.status >= 500) {
      logger.error(
        { requestId: request.id, code: known.code, failure: describeFailure(known.cause ?? known) },
        'request failed',
      );
    }
    if (known.code === 'REQUEST_TOO_LARGE' && declaredBytes(request) <= MOST_SWALLOWED)
      reply.removeHeader('connection');
    return sendError(request, reply, known);
  });
  server.setNotFoundHandler((request, reply) => sendError(request, reply, new GatewayError('NOT_FOUND')));
}

/** Sends one error of the catalogue, with the request's id to quote. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: GatewayError): FastifyReply {
  const accept = request.headers.accept ?? '';
  const mediaType = accept.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  const body = { errors: [clientError(error.code, error.params, { extensions: { errorId: request.id } })] };
  if (error.status === 405) void reply.header('allow', 'GET, POST');
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer');
  inviteAgain(reply, error.status);
  return reply.status(error.status).header('content-type', `${mediaType}; charset=utf-8`).send(JSON.stringify(body));
}

/** What a route, or Fastify before it, threw, as an error of the catalogue. */
export function asGatewayError(error: unknown, request: FastifyRequest, bodyLimitBytes: number): GatewayError {
  if (error instanceof GatewayError) return error;
  if (isCutOff(request)) return new GatewayError('REQUEST_TIMED_OUT');
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new GatewayError('REQUEST_TOO_LARGE', { limitBytes: bodyLimitBytes });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new GatewayError('REQUEST_CONTENT_TYPE');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new GatewayError('REQUEST_NOT_JSON');
    default:
      return new GatewayError('INTERNAL_ERROR', {}, { cause: error });
  }
}

/** Whether the connection ended before the request did: the client has left, or its time was over. */
function isCutOff({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}

function declaredBytes({ headers }: FastifyRequest): number {
  return Number(headers['content-length'] ?? Infinity);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
