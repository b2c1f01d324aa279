import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import { codeOf } from '../values/codeOf.ts';

const unpackers: Readonly<Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
};

/** Reads a body to its end, unpacked, and stops as soon as it is larger than the limit, packed or not. */
export async function readBody(
  body: Readable,
  encoding: string,
  source: SourceId,
  limitBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the stream, so that the rest is not read.
    if (size > limitBytes) throw new GatewayError('SOURCE_ANSWER_TOO_LARGE', { source, limitBytes });
    chunks.push(chunk);
  }
  const [only] = chunks;
  const whole = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return whole;
  return unpack(whole, name, source, limitBytes);
}

async function unpack(packed: Buffer, encoding: string, source: SourceId, limitBytes: number): Promise<Buffer> {
  const unpacker = unpackers[encoding];
  if (unpacker === undefined)
    throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'unknown content encoding' });
  try {
    return await unpacker(packed, { maxOutputLength: limitBytes });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE')
      throw new GatewayError('SOURCE_ANSWER_TOO_LARGE', { source, limitBytes });
    throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'damaged compression' }, { cause: error });
  }
}
