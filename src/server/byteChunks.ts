import type { TextPieces } from '../model/gateway.ts';

/** Bytes that are written at once, at least, while there are more. */
const CHUNK = 64 * 1024;

/** A text as buffers of a convenient size: its pieces hold one byte per character already. */
export function* byteChunks(pieces: TextPieces): Generator<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text, 'latin1');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'latin1');
}
