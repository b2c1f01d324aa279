import { GatewayError } from '../../errors/gatewayError.ts';

/** First bytes by which other formats give themselves away. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe], 'UTF-16'],
  [[0xfe, 0xff], 'UTF-16'],
  [[0x50, 0x4b, 0x03, 0x04], 'a spreadsheet or archive'],
  [[0x1f, 0x8b], 'a compressed file'],
];

/** Bytes to text, refusing whatever is not UTF-8 (RFC 3629) instead of replacing it. Takes a byte order mark off. */
export async function* decodeUtf8(pieces: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst) refuseSignature(piece, file);
    isFirst = false;
    if (piece.includes(0)) throw new GatewayError('CODELIST_ENCODING', { file, found: 'UTF-16 or a binary file' });
    yield decode(decoder, piece, file);
  }
  yield decode(decoder, undefined, file);
}

function refuseSignature(piece: Uint8Array, file: string): void {
  for (const [bytes, found] of SIGNATURES) {
    if (bytes.every((byte, index) => piece[index] === byte))
      throw new GatewayError('CODELIST_ENCODING', { file, found });
  }
}

/** Without a piece: the end of the text, where a character must not be half-way. */
function decode(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | undefined, file: string): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (cause) {
    throw new GatewayError('CODELIST_ENCODING', { file, found: 'Latin-1 or another 8-bit encoding' }, { cause });
  }
}
