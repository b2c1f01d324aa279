import type { ByteText } from '../../util/byteText.ts';

/** Length of a piece (bytes): a text is sent on in pieces, so that no copy of a long one is made. */
const PIECE = 256 * 1024;

/** A text in pieces; most are one. */
export function textPieces(text: ByteText): readonly ByteText[] {
  if (text.length <= PIECE) return [text];
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE));
}
