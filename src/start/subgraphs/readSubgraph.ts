import { readFileSync } from 'node:fs';
import { request } from 'undici';
import { GatewayError } from '../../errors/gatewayError.ts';
import { boundedText } from '../../util/boundedText.ts';
import type { ListedSubgraph } from './readSubgraphList.ts';

/** Longest wait for a subgraph that is asked for its schema (milliseconds), and its largest schema (bytes). */
const WAIT_MS = 15_000;
const LARGEST = 4_000_000;

/** A subgraph with its schema (federation SDL), ready to be composed. */
export interface ReadSubgraph {
  readonly id: string;
  readonly url: string;
  readonly sdl: string;
}

/**
 * Reads a subgraph's schema from its file, or asks the subgraph for it (`_service { sdl }`, Federation subgraph
 * specification). Rejects with `SUBGRAPH_SCHEMA_UNREADABLE`.
 *
 * - `ended`: nobody waits any more when it is aborted
 */
export async function readSubgraph({ id, url, schema }: ListedSubgraph, ended?: AbortSignal): Promise<ReadSubgraph> {
  try {
    const sdl =
      'file' in schema
        ? readFileSync(schema.file, 'utf8')
        : await untilEnded(ended, (signal) => askForSdl(schema.url, schema.headers, signal));
    return { id, url, sdl };
  } catch (cause) {
    const from = 'file' in schema ? schema.file : placeOf(schema.url);
    const problem = (cause instanceof Error ? cause.message : 'no answer').replace(/\p{Cc}+/gu, ' ').slice(0, 300);
    throw new GatewayError('SUBGRAPH_SCHEMA_UNREADABLE', { source: id, from, problem }, { cause });
  }
}

/** Not `AbortSignal.any`: what depends on a signal that lives long would stay with it in Node 20. */
async function untilEnded<Outcome>(
  ended: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  ended?.throwIfAborted();
  const ending = new AbortController();
  const end = () => {
    ending.abort();
  };
  const late = setTimeout(() => {
    ending.abort(new Error(`No answer within ${WAIT_MS} ms.`));
  }, WAIT_MS);
  ended?.addEventListener('abort', end);
  try {
    return await ask(ending.signal);
  } finally {
    clearTimeout(late);
    ended?.removeEventListener('abort', end);
  }
}

async function askForSdl(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<string> {
  const { body, statusCode } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: '{"query":"{ _service { sdl } }"}',
    signal,
  });
  const text = await boundedText(body, LARGEST);
  const answer: unknown = statusCode === 200 ? JSON.parse(text) : undefined;
  const { data } = (answer ?? {}) as { readonly data?: { readonly _service?: { readonly sdl?: unknown } } | null };
  const sdl = data?._service?.sdl;
  if (typeof sdl !== 'string') throw new Error(`Status ${statusCode}, and no SDL in the answer.`);
  return sdl;
}

/** An address without what may be a secret in it: name, password, query. */
function placeOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
