import { request } from 'undici';

/** What came of a call, its failures as values. */
export interface Exchange {
  /** Why there is no answer to judge. */
  readonly failure?: 'timeout' | 'too large' | 'unreachable' | 'redirect' | 'not JSON' | 'cut off';
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  readonly json?: unknown;
  readonly elapsedMs: number;
}

export interface Call {
  /** Sent as JSON. */
  readonly body: object;
  /** Leave after so long (milliseconds), as a client that goes away. */
  readonly leaveAfterMs?: number;
}

export type Ask = (call: Call) => Promise<Exchange>;

export interface AskLimits {
  readonly timeoutMs: number;
  readonly answerBytes: number;
}

export const DEFAULT_LIMITS: AskLimits = { timeoutMs: 5_000, answerBytes: 20_000_000 };

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\s*(;|$)/i;

/**
 * Asks a GraphQL service over HTTP and never throws: a hostile or broken one is a finding. It follows no redirect,
 * waits no longer and reads no more than the limits say. From: GraphQL over HTTP, draft.
 */
export function askTarget(url: string, limits: AskLimits = DEFAULT_LIMITS): Ask {
  return async ({ body, leaveAfterMs }) => {
    const startedMs = performance.now();
    const end = (outcome: Omit<Exchange, 'elapsedMs'>) => ({ ...outcome, elapsedMs: performance.now() - startedMs });
    const signal = AbortSignal.timeout(Math.min(limits.timeoutMs, leaveAfterMs ?? Infinity));
    let status = 0;
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
        body: JSON.stringify(body),
        signal,
      });
      status = answer.statusCode;
      if (status >= 300 && status < 400) {
        await answer.body.dump({ limit: 65_536 });
        return end({ status, failure: 'redirect' });
      }
      const text = await readBounded(answer.body, limits.answerBytes);
      if (text === undefined) return end({ status, failure: 'too large' });
      const json = JSON_TYPE.test(String(answer.headers['content-type'] ?? '')) ? parseJson(text) : undefined;
      return end(json === undefined ? { status, failure: 'not JSON' } : { status, json });
    } catch {
      if (signal.aborted) return end({ status, failure: 'timeout' });
      return end({ status, failure: status === 0 ? 'unreachable' : 'cut off' });
    }
  };
}

async function readBounded(body: AsyncIterable<unknown>, most: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the stream, so that the rest is not read.
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
