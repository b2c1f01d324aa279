import type { FastifyReply } from 'fastify';

/** A signal that fires when the client closes the connection before the answer is written, so that no ministry works for nobody. */
export function abortWhenClientLeaves(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
