import { z } from 'zod';

/** Longest identifier of an operation (characters); it comes back with every message. */
const ID_LIMIT = 200;

const id = z.string().min(1).max(ID_LIMIT);

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection_init'), payload: z.record(z.string(), z.unknown()).nullish() }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('complete'), id }),
  z.object({ type: z.literal('subscribe'), id, payload: z.record(z.string(), z.unknown()) }),
]);

/** A message of a client (graphql-transport-ws). */
export type SocketMessage = z.infer<typeof message>;

/** Reads a message; undefined when it is none. */
export function readMessage(data: Buffer): SocketMessage | undefined {
  try {
    return message.safeParse(JSON.parse(data.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
