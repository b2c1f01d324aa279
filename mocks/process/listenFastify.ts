import type { FastifyInstance } from 'fastify';
import { explainListenError, type Listening } from './listen.ts';

/** Opens a Fastify service on this machine only; `port` 0 takes any free one. */
export async function listenFastify(service: FastifyInstance, port: number): Promise<Listening> {
  let url: string;
  try {
    url = await service.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    throw explainListenError(error as NodeJS.ErrnoException, port);
  }
  const close = async (): Promise<void> => {
    service.server.closeAllConnections();
    await service.close();
  };
  return { url, port: Number(new URL(url).port), close };
}
