import type { FastifyServerOptions } from 'fastify';

/**
 * Keeps Fastify from loading its compilers of route schemas (Ajv, fast-json-stringify) at the start: no route of this
 * server has a schema, as what comes in is read by the document stage. A route that states one fails at the start.
 */
export const withoutSchemas: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};

function refuse(): never {
  throw new Error('Routes of this server have no schemas.');
}
