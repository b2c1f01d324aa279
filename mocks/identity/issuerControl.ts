import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { issuerIds, type Issuer } from './issuers.ts';
import { algorithms } from './signingKey.ts';

const named = z.object({ id: z.enum(issuerIds) });
const rotation = z.strictObject({ alg: z.enum(algorithms).default('EdDSA') });
const condition = z.strictObject({ keySetDown: z.boolean() });

/**
 * The control door of the issuers, as the dials are that of a ministry.
 *
 * - `GET /__issuers` shows the keys by id, and which of them sign
 * - `POST /__issuers/:id/keys` makes a key that signs from now on; those before it stay published
 * - `DELETE /__issuers/:id/keys` withdraws those that no longer sign
 * - `PUT /__issuers/:id` with `keySetDown` takes the key set of this issuer away, or brings it back
 */
export function registerIssuerControl(service: FastifyInstance, issuers: readonly Issuer[]): void {
  const answer = async (parameters: unknown, reply: FastifyReply, act: (issuer: Issuer) => Promise<void> | void) => {
    const { data } = named.safeParse(parameters);
    const issuer = issuers.find(({ id }) => id === data?.id);
    if (issuer === undefined) return reply.code(404).send({ reason: `There are ${issuerIds.join(' and ')}.` });
    try {
      await act(issuer);
      return await reply.send(show(issuer));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      return reply.code(400).send({ reason: z.prettifyError(error) });
    }
  };

  service.get('/__issuers', () => issuers.map(show));

  service.post('/__issuers/:id/keys', ({ params, body }, reply) =>
    answer(params, reply, async ({ keys }) => {
      await keys.rotate(rotation.parse(body ?? {}).alg);
    }),
  );

  service.delete('/__issuers/:id/keys', ({ params }, reply) => answer(params, reply, ({ keys }) => keys.withdraw()));

  service.put('/__issuers/:id', ({ params, body }, reply) =>
    answer(params, reply, (issuer) => {
      issuer.keySetDown = condition.parse(body).keySetDown;
    }),
  );
}

function show({ id, keys, keySetDown }: Issuer): object {
  return {
    id,
    keySetDown,
    keys: keys
      .published()
      .map((key) => ({ kid: key.kid, alg: key.algorithm, signs: keys.signing(key.algorithm) === key })),
  };
}
