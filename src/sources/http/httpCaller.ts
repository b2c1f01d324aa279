import { Pool, type Dispatcher } from 'undici';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { httpProblem } from './httpProblem.ts';
import { readBody } from './readBody.ts';
import type { EndSignal } from '../../util/ending.ts';

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** Below the source's address, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: EndSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly json: unknown;
  /** Size of the body, unpacked (bytes). */
  readonly bytes: number;
}

/** Calls one ministry over HTTP, over connections that stay open. */
export interface HttpCaller {
  /** Rejects with a `GatewayError`, or with the signal's reason. */
  call(call: HttpCall): Promise<HttpAnswer>;
  close(): Promise<void>;
}

const acceptedEncodings = 'br, gzip, deflate';
const jsonType = /^application\/([\w.+-]+\+)?json\s*(;|$)/i;

/**
 * - `url`: where the source is; a path in it stands before every call's path
 * - `limits`: how long it may take to connect, to begin and to go on, and how much it may send
 */
export function createHttpCaller(source: SourceId, url: string, limits: Limits): HttpCaller {
  const address = parseAddress(source, url);
  const prefix = address.pathname.replace(/\/$/, '');
  const pool = new Pool(address.origin, {
    connections: limits.concurrency,
    headersTimeout: limits.idleTimeoutMs,
    bodyTimeout: limits.idleTimeoutMs,
    keepAliveTimeout: 30_000,
    connect: { timeout: limits.connectTimeoutMs },
  });

  async function call({ method, path, headers, body, signal }: HttpCall): Promise<HttpAnswer> {
    let hasBegun = false;
    try {
      const answer = await pool.request({
        method,
        path: `${prefix}${path}` || '/',
        headers: { accept: 'application/json', 'accept-encoding': acceptedEncodings, ...headers },
        body: body ?? null,
        signal,
      });
      hasBegun = true;
      return await read(answer);
    } catch (error) {
      signal.throwIfAborted();
      throw httpProblem(error, hasBegun, source, limits);
    }
  }

  async function read(answer: Dispatcher.ResponseData): Promise<HttpAnswer> {
    const status = answer.statusCode;
    const type = textOf(answer.headers['content-type']);
    if (status >= 300 || !isJsonType(type)) {
      // Drained so that the connection can be used again; a long body is cut off with its connection.
      await answer.body.dump({ limit: 65_536 });
      if (status === 401 || status === 403) throw new GatewayError('SOURCE_REFUSED', { source });
      if (status >= 300 && status !== 404) throw new GatewayError('SOURCE_HTTP_ERROR', { source, status });
      if (status === 404) return { status, json: undefined, bytes: 0 };
      throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'content type is not JSON' });
    }
    const text = await readBody(answer.body, textOf(answer.headers['content-encoding']), source, limits.answerBytes);
    return { status, json: parseJson(text, source), bytes: text.length };
  }

  return { call, close: () => pool.destroy() };
}

/** The address of a source; `BINDING_INVALID` when it is none. */
export function parseAddress(source: SourceId, url: string): URL {
  if (URL.canParse(url) && /^https?:/.test(url)) return new URL(url);
  throw new GatewayError('BINDING_INVALID', {
    source,
    where: 'connection',
    problem: 'the address must begin with http:// or https://',
  });
}

/** Whether a media type is JSON, or one of its kind. */
export function isJsonType(type: string): boolean {
  return jsonType.test(type);
}

function textOf(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(', ') : (header ?? '');
}

function parseJson(text: Buffer, source: SourceId): unknown {
  try {
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch {
    // The parser's message quotes the answer, so it goes no further.
    throw new GatewayError('SOURCE_UNREADABLE', { source, problem: 'not JSON' });
  }
}
