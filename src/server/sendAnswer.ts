import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { GatewayError } from '../errors/gatewayError.ts';
import type { GatewayAnswer, TextPieces } from '../model/gateway.ts';
import { toByteText, type ByteText } from '../util/byteText.ts';
import { byteChunks } from './byteChunks.ts';
import type { AcceptedForms, AnswerMediaType } from './negotiateMediaType.ts';
import { eventFraming, multipartFraming } from './partFramings.ts';
import { inviteAgain } from './retryAfter.ts';
import type { OpenStreams } from './streamLimits.ts';
import { writeParts, type PartFraming } from './writeParts.ts';

/** In UTF-8, as every answer is. */
const CONTENT_TYPES = {
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
} satisfies Record<AnswerMediaType, string>;

export interface Delivery {
  readonly forms: AcceptedForms;
  readonly streams: OpenStreams;
  readonly pingMs: number;
  /** Hears why a stream broke off, after it is too late to say so. */
  readonly onBroken: (error: unknown) => void;
}

/**
 * Sends an answer in a form that the client takes.
 *
 * A refused document is 400 in the GraphQL media type, and 200 in `application/json`, where older clients read any
 * other status as "no GraphQL here" ("GraphQL over HTTP", sections 7.2 and 7.3). A client that takes nothing but an
 * event stream gets every answer as one, refusals too: it could not read them otherwise (GraphQL over SSE).
 */
export function sendAnswer(
  reply: FastifyReply,
  answer: GatewayAnswer,
  delivery: Delivery,
): FastifyReply | Promise<FastifyReply> {
  const { forms } = delivery;
  switch (answer.kind) {
    case 'refused': {
      const { status, errors } = answer;
      const text = JSON.stringify({ errors });
      inviteAgain(reply, status);
      if (forms.json === undefined) return sendParts(reply, once([toByteText(text)]), wholeFraming(forms), delivery);
      return reply
        .status(status === 400 && forms.json === 'application/json' ? 200 : status)
        .header('content-type', CONTENT_TYPES[forms.json])
        .send(text);
    }
    case 'complete':
      if (forms.json === undefined) return sendParts(reply, once(answer.body), wholeFraming(forms), delivery);
      void reply.status(200).header('content-type', CONTENT_TYPES[forms.json]);
      if (answer.signature !== undefined) void reply.header('lienthong-signature', answer.signature);
      return reply.send(bodyOf(answer.body));
    case 'incremental':
      return sendParts(reply, answer.parts, forms.multipart ? multipartFraming : eventFraming, delivery);
    case 'events':
      if (!forms.eventStream) throw new GatewayError('REQUEST_NOT_ACCEPTABLE');
      return sendParts(reply, answer.events, eventFraming, delivery);
  }
}

/** One buffer for a usual answer, a stream of them for a long one. */
function bodyOf(body: TextPieces): Buffer | Readable {
  const [only, another] = Array.isArray(body) ? (body as readonly ByteText[]) : [];
  if (only !== undefined && another === undefined) return Buffer.from(only, 'latin1');
  const chunks = byteChunks(body);
  const first = chunks.next();
  const second = chunks.next();
  if (second.done === true) return first.done === true ? Buffer.alloc(0) : first.value;
  return Readable.from(rejoined([first.value as Buffer, second.value], chunks), { objectMode: false });
}

function* rejoined(seen: readonly Buffer[], rest: Iterable<Buffer>): Generator<Buffer> {
  yield* seen;
  yield* rest;
}

function wholeFraming({ eventStream }: AcceptedForms): PartFraming {
  return eventStream ? eventFraming : multipartFraming;
}

async function* once(body: TextPieces): AsyncGenerator<TextPieces> {
  yield await Promise.resolve(body);
}

async function sendParts(
  reply: FastifyReply,
  answers: AsyncIterable<TextPieces>,
  framing: PartFraming,
  { streams, pingMs, onBroken }: Delivery,
): Promise<FastifyReply> {
  const controller = new AbortController();
  const forget = streams.add(() => {
    controller.abort();
  });
  const headers = reply.getHeaders();
  reply.hijack();
  try {
    await writeParts(reply.raw, answers, framing, { headers, pingMs, ended: controller.signal });
  } catch (error) {
    onBroken(error);
    reply.raw.destroy();
  } finally {
    forget();
  }
  return reply;
}
