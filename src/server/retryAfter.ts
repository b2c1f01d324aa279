import type { FastifyReply } from 'fastify';

/** After so long (seconds) most of what makes a gateway say 503 is over: a full queue, a store that starts again. */
export const RETRY_AFTER_S = '1';

/** Says when to come again, with a refusal that is for the moment only (RFC 9110, section 10.2.3). */
export function inviteAgain(reply: FastifyReply, status: number): void {
  if (status === 503) void reply.header('retry-after', RETRY_AFTER_S);
}
