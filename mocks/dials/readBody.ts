import type { IncomingMessage } from 'node:http';

/** Longest body of a control request (bytes). */
export const maxBodyBytes = 10_000;

/** The body as text; absent when it is too long, and then read to its end all the same. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}
