import type { FastifyInstance } from 'fastify';
import { request } from 'undici';
import { GatewayError } from '../errors/gatewayError.ts';

/** Longest wait for the identity service (milliseconds). */
const TIMEOUT_MS = 3_000;

/**
 * Passes the playground's two questions on to the simulated identity service, so that the browser talks to one origin only.
 * The gateway itself takes tokens from the `Authorization` header and believes none that it has not verified.
 */
export function registerIdentityProxy(server: FastifyInstance, issuer: string): void {
  const identityUrl = issuer.replace(/\/$/, '');
  server.get('/api/personas', () => ask(`${identityUrl}/personas`));
  server.post('/api/token', (incoming) => ask(`${identityUrl}/token`, JSON.stringify(incoming.body)));
}

async function ask(url: string, body?: string): Promise<unknown> {
  try {
    const response = await request(url, {
      method: body === undefined ? 'GET' : 'POST',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    if (response.statusCode !== 200) {
      await response.body.dump();
      throw new Error(`The identity service answered with status ${response.statusCode}.`);
    }
    return await response.body.json();
  } catch (cause) {
    throw new GatewayError('IDENTITY_UNREACHABLE', {}, { cause });
  }
}
