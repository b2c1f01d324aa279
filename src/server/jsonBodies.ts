import type { FastifyInstance } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';

/**
 * Accepts JSON in UTF-8 and nothing else; bytes that are not UTF-8 are refused rather than silently replaced.
 * Other content types, and none, end as `REQUEST_CONTENT_TYPE`.
 */
export function registerJsonBodies(server: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const type = request.headers['content-type'] ?? '';
    // Most say no more than that.
    const charset = type === 'application/json' ? 'utf-8' : (/charset="?([\w-]+)"?/i.exec(type)?.[1] ?? 'utf-8');
    if (charset.toLowerCase() !== 'utf-8') {
      done(new GatewayError('REQUEST_CONTENT_TYPE'));
      return;
    }
    try {
      done(null, JSON.parse(decoder.decode(body as Buffer)));
    } catch (cause) {
      done(new GatewayError('REQUEST_NOT_JSON', {}, { cause }));
    }
  });
}
