import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { GatewayError } from '../errors/gatewayError.ts';
import { publicJwk, type PublicJwk } from './signingKey.ts';

/** Longest wait for a published key set (milliseconds), and its largest size (bytes). */
const WAIT_MS = 5_000;
const LARGEST = 1_000_000;

/** Keys of other kinds may stand in a set; they sign no answers. */
const keySet = z.object({ keys: z.array(z.unknown()).max(1_000) });

/**
 * The keys of a JWKS file, or of the address at which a gateway publishes its own.
 *
 * - throws `RECEIPT_KEYS_UNREADABLE`
 */
export async function readKeySet(fileOrUrl: string): Promise<readonly PublicJwk[]> {
  try {
    const text = /^https?:\/\//.test(fileOrUrl) ? await fetchText(fileOrUrl) : readFileSync(fileOrUrl, 'utf8');
    const { keys } = keySet.parse(JSON.parse(text));
    return keys.flatMap((key) => {
      const known = publicJwk.safeParse(key);
      return known.success ? [known.data] : [];
    });
  } catch (cause) {
    throw new GatewayError('RECEIPT_KEYS_UNREADABLE', { from: fileOrUrl }, { cause });
  }
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) });
  if (!response.ok || response.body === null) throw new Error(`status ${String(response.status)}`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > LARGEST) throw new Error('the key set is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
