import type { TextPieces } from '../model/gateway.ts';
import { byteChunks } from './byteChunks.ts';
import { INCREMENTAL_SPEC } from './negotiateMediaType.ts';
import type { PartFraming } from './writeParts.ts';

const PART_HEAD = '\r\nContent-Type: application/json; charset=utf-8\r\n\r\n';

/**
 * `multipart/mixed` with the boundary `-`. The boundary is written right after each part, so that a client knows at once
 * that the part is whole.
 *
 * From: RFC 2046 §5.1; "GraphQL over HTTP", RFC "Incremental Delivery over HTTP".
 */
export const multipartFraming: PartFraming = {
  contentType: `multipart/mixed; boundary="-"; incrementalSpec=${INCREMENTAL_SPEC}`,
  start: '\r\n---',
  *part(answer) {
    yield Buffer.from(PART_HEAD);
    yield* byteChunks(answer);
    yield Buffer.from('\r\n---');
  },
  end: '--\r\n',
};

/** Server-sent events: `next` with each answer, `complete` at the end (GraphQL over SSE, distinct connections mode). */
export const eventFraming: PartFraming = {
  contentType: 'text/event-stream; charset=utf-8',
  start: ':\n\n',
  *part(answer) {
    yield Buffer.from('event: next\ndata: ');
    yield* byteChunks(onOneLine(answer));
    yield Buffer.from('\n\n');
  },
  end: 'event: complete\ndata:\n\n',
  ping: ':\n\n',
};

/** A line break would end the event's data; in JSON it can only stand between values. */
function* onOneLine(answer: TextPieces): Generator<string> {
  for (const piece of answer) yield /[\r\n]/.test(piece) ? piece.replace(/[\r\n]+/g, ' ') : piece;
}
