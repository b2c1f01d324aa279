import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import { z } from 'zod';
import { audience, issueToken } from './issueToken.ts';
import type { Persona } from './persona.ts';
import { personas } from './personas.ts';
import { algorithms, type SigningKey } from './signingKeys.ts';

const defaultLifetimeS = 3600;

const tokenRequest = z.strictObject({
  persona: z.string(),
  purpose: z.string().optional(),
  alg: z.enum(algorithms).default('EdDSA'),
  /** Lifetime (seconds); short ones let a caller see a token expire. */
  expires_in: z.int().min(1).max(86_400).default(defaultLifetimeS),
});

/**
 * A small OpenID-like issuer for trying things out: no passwords, only personas.
 *
 * - `issuerUrl`: asked for at each answer, because the port is known only once the server listens
 */
export function createIdentityService(options: {
  readonly keys: readonly SigningKey[];
  readonly issuerUrl: () => string;
  readonly serverFactory: FastifyServerFactory;
}): FastifyInstance {
  const { keys, issuerUrl } = options;
  const service = fastify({ serverFactory: options.serverFactory });

  service.get('/.well-known/openid-configuration', () => ({
    issuer: issuerUrl(),
    jwks_uri: `${issuerUrl()}/.well-known/jwks.json`,
    token_endpoint: `${issuerUrl()}/token`,
    id_token_signing_alg_values_supported: algorithms,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    claims_supported: ['sub', 'role', 'name', 'agency', 'officer', 'jurisdiction', 'assurance', 'purpose'],
  }));

  service.get('/.well-known/jwks.json', () => ({ keys: keys.map((key) => key.publicJwk) }));

  service.get('/personas', () => personas.map(introduce));

  service.post('/token', async (request, reply) => {
    const parsed = tokenRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send(refuse('invalid_request', describe(parsed.error)));
    const { persona: id, purpose, alg, expires_in: lifetimeS } = parsed.data;
    const persona = personas.find((known) => known.id === id);
    const key = keys.find((known) => known.algorithm === alg);
    if (persona === undefined || key === undefined) {
      return reply.code(400).send(refuse('invalid_grant', 'No such persona; see GET /personas.'));
    }
    if (purpose !== undefined && !persona.purposes.includes(purpose)) {
      return reply
        .code(400)
        .send(refuse('invalid_scope', 'The persona does not work for this purpose; see GET /personas.'));
    }
    const nowS = Math.floor(Date.now() / 1000);
    const token = await issueToken({ persona, purpose, key, issuer: issuerUrl(), lifetimeS, nowS });
    return { access_token: token, token_type: 'Bearer', expires_in: lifetimeS, audience };
  });

  return service;
}

function introduce(persona: Persona): object {
  return {
    id: persona.id,
    name: { vi: persona.nameVi, en: persona.nameEn },
    role: persona.role,
    agency: persona.agency ?? null,
    jurisdiction: persona.jurisdiction,
    purposes: persona.purposes,
    description: { vi: persona.descriptionVi, en: persona.descriptionEn },
    synthetic: true,
  };
}

/** RFC 6749 section 5.2. */
function refuse(error: string, description: string): object {
  return { error, error_description: description };
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ');
}
