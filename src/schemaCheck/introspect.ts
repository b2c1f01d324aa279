import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { request } from 'undici';
import { GatewayError } from '../errors/gatewayError.ts';
import { boundedText } from '../util/boundedText.ts';
import type { Baseline } from './baseline.ts';

/** Longest wait for the answer (milliseconds), and its largest size (bytes). */
const WAIT_MS = 15_000;
const LARGEST = 20_000_000;

/**
 * The public schema of a graph that runs, as far as it is shown to whoever sends these headers.
 *
 * - rejects with `SCHEMA_GRAPH_UNREADABLE`
 */
export async function baselineOfUrl(url: string, headers: Readonly<Record<string, string>>): Promise<Baseline> {
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...headers,
      },
      body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: false }) }),
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const { data, errors } = JSON.parse(await boundedText(answer.body, LARGEST)) as ShownSchema;
    if (data == null) throw new Error(`it says: ${errors?.[0]?.message ?? `status ${answer.statusCode}`}`);
    return { name: url, schema: buildClientSchema(data), sourceIds: [], sdlOf: () => undefined };
  } catch (cause) {
    throw new GatewayError('SCHEMA_GRAPH_UNREADABLE', { from: url, problem: problemOf(cause) }, { cause });
  }
}

interface ShownSchema {
  readonly data?: IntrospectionQuery | null;
  readonly errors?: readonly { readonly message?: string }[];
}

/** One line, and short: it may come from elsewhere. */
function problemOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : 'no answer';
  return message.replace(/\p{Cc}+/gu, ' ').slice(0, 300);
}
