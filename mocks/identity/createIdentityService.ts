import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import { z } from 'zod';
import { audience, issueToken } from './issueToken.ts';
import { registerIssuerControl } from './issuerControl.ts';
import type { Issuer } from './issuers.ts';
import type { Persona } from './persona.ts';
import { algorithms } from './signingKey.ts';

const defaultLifetimeS = 3600;

const tokenRequest = z.strictObject({
  persona: z.string(),
  purpose: z.string().optional(),
  alg: z.enum(algorithms).default('EdDSA'),
  /** Lifetime (seconds); short ones let a caller see a token expire. */
  expires_in: z.int().min(1).max(86_400).default(defaultLifetimeS),
});

/**
 * A small OpenID-like service for trying things out: no passwords, only personas. It holds two issuers, each with its own
 * keys: that of officers at its own address, and that of citizens under `/eid`. `/token` has the token of any persona
 * signed by the issuer that vouches for it; `/eid/token` knows citizens alone.
 *
 * - `address`: asked for at each answer, because the port is known only once the server listens
 */
export function createIdentityService(options: {
  readonly issuers: readonly Issuer[];
  readonly address: () => string;
  readonly serverFactory: FastifyServerFactory;
}): FastifyInstance {
  const { issuers, address } = options;
  const service = fastify({ serverFactory: options.serverFactory });
  const nameOf = ({ path }: Issuer): string => `${address()}${path}`;

  for (const issuer of issuers) {
    const { path, keys } = issuer;
    const others = path === '' ? issuers.filter((other) => other !== issuer) : [];
    const known = [issuer, ...others].flatMap((each) => each.personas.map((persona) => ({ persona, issuer: each })));

    service.get(`${path}/.well-known/openid-configuration`, () => ({
      issuer: nameOf(issuer),
      jwks_uri: `${nameOf(issuer)}/.well-known/jwks.json`,
      token_endpoint: `${nameOf(issuer)}/token`,
      id_token_signing_alg_values_supported: algorithms,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      claims_supported: ['sub', 'role', 'name', 'agency', 'officer', 'jurisdiction', 'assurance', 'purpose'],
    }));

    service.get(`${path}/.well-known/jwks.json`, (_, reply) =>
      issuer.keySetDown
        ? reply.code(503).send(refuse('temporarily_unavailable', 'The key set cannot be read now.'))
        : { keys: keys.published().map((key) => key.publicJwk) },
    );

    service.get(`${path}/personas`, () =>
      known.map(({ persona, issuer: vouching }) => introduce(persona, nameOf(vouching))),
    );

    service.post(`${path}/token`, async (request, reply) => {
      const parsed = tokenRequest.safeParse(request.body);
      if (!parsed.success) return reply.code(400).send(refuse('invalid_request', describe(parsed.error)));
      const { persona: id, purpose, alg, expires_in: lifetimeS } = parsed.data;
      const found = known.find(({ persona }) => persona.id === id);
      const key = found?.issuer.keys.signing(alg);
      if (found === undefined || key === undefined) {
        return reply.code(400).send(refuse('invalid_grant', 'No such persona; see GET /personas.'));
      }
      const { persona } = found;
      if (purpose !== undefined && !persona.purposes.includes(purpose)) {
        return reply
          .code(400)
          .send(refuse('invalid_scope', 'The persona does not work for this purpose; see GET /personas.'));
      }
      const nowS = Math.floor(Date.now() / 1000);
      const token = await issueToken({ persona, purpose, key, issuer: nameOf(found.issuer), lifetimeS, nowS });
      return { access_token: token, token_type: 'Bearer', expires_in: lifetimeS, audience };
    });
  }

  registerIssuerControl(service, issuers);
  return service;
}

function introduce(persona: Persona, issuer: string): object {
  return {
    id: persona.id,
    name: { vi: persona.nameVi, en: persona.nameEn },
    issuer,
    role: persona.role,
    agency: persona.agency ?? null,
    jurisdiction: persona.jurisdiction,
    assurance: persona.assurance,
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
