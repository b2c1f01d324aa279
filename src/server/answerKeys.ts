import type { FastifyInstance } from 'fastify';

/** Publishes the keys that sign answers. Whoever keeps a receipt fetches them once; they change at a restart only. */
export function registerAnswerKeys(server: FastifyInstance, keySet: object): void {
  const text = JSON.stringify(keySet);
  server.get('/.well-known/lienthong-keys.json', (_request, reply) =>
    reply.header('content-type', 'application/jwk-set+json').header('cache-control', 'public, max-age=300').send(text),
  );
}
