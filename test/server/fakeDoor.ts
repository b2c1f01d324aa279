import { pino } from 'pino';
import type { AnswerRequest, GatewayRequest, TextPieces } from '../../src/model/gateway.ts';
import { createServer } from '../../src/server/createServer.ts';
import type { StreamLimits } from '../../src/server/streamLimits.ts';
import { toByteText } from '../../src/util/byteText.ts';

/** A server whose answers a test decides, over a real port. */
export interface FakeDoor {
  readonly url: string;
  /** Requests that came in, in order. */
  readonly requests: readonly GatewayRequest[];
  /** Codes of the refusals that were written down, in order. */
  readonly refusals: readonly string[];
  readonly close: () => Promise<void>;
}

export async function fakeDoor(
  answer: AnswerRequest,
  streamLimits: Partial<StreamLimits> = {},
  requestTimeoutMs = 5_000,
): Promise<FakeDoor> {
  const requests: GatewayRequest[] = [];
  const refusals: string[] = [];
  const server = await createServer({
    recordRefusal: ({ code }) => {
      refusals.push(code);
      return Promise.resolve();
    },
    answer: (request) => {
      requests.push(request);
      return answer(request);
    },
    health: () => ({ sources: [] }),
    logger: pino({ level: 'silent' }),
    requestTimeoutMs,
    bodyLimitBytes: 100_000,
    streamLimits,
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url: `${url}/graphql`, requests, refusals, close: () => server.close() };
}

export function text(value: unknown): TextPieces {
  return [toByteText(JSON.stringify(value))];
}

/** Something that happens once: a promise, and what makes it come true. */
export function happening(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happened, happen };
}
