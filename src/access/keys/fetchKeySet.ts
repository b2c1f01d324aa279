import { request } from 'undici';

/** Longest wait for a whole key set (milliseconds). */
const TIMEOUT_MS = 3_000;

/** Longest key set that is read (bytes); those of large issuers are of 10 kB. */
const MOST_BYTES = 256 * 1024;

/**
 * Reads what stands at an issuer's address of keys, in bounded time and memory. Redirects are not followed: keys come
 * from the address that the operator named.
 *
 * - rejects with any error when there is no answer of status 200 with a JSON text
 */
export async function fetchKeySet(jwksUri: string): Promise<unknown> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort(new DOMException('The key set did not come in time.', 'TimeoutError'));
  }, TIMEOUT_MS);
  try {
    const { statusCode, body } = await request(jwksUri, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      signal: stop.signal,
    });
    if (statusCode !== 200) {
      body.destroy();
      throw new Error(`The address of the keys answered with status ${statusCode}.`);
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new Error(`The key set is longer than ${MOST_BYTES} bytes.`);
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
