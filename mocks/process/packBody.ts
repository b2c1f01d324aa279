import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Shorter bodies gain nothing from compression (bytes). */
const minPackedBytes = 1024;

export interface PackedBody {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Compresses a body for callers that accept gzip. */
export async function packBody(body: string, acceptEncoding: string | undefined): Promise<PackedBody> {
  if (body.length < minPackedBytes || acceptEncoding?.includes('gzip') !== true) return { body, headers: {} };
  return { body: await pack(body), headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' } };
}
