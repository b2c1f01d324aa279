import { isUtf8 } from 'node:buffer';
import { Pool, type Dispatcher } from 'undici';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { httpProblem } from './httpProblem.ts';
import { isJsonType, parseAddress } from './httpCaller.ts';
import type { EndSignal } from '../../util/ending.ts';
import { PassingMap } from '../../util/passing.ts';

/** Posts a JSON text and answers with the bytes that come back: valid UTF-8, nothing else about them is certain. */
export interface TextCaller {
  /** Rejects with a `GatewayError`, or with the signal's reason. */
  post(body: Buffer, headers: readonly string[], signal: EndSignal): Promise<Buffer>;
  close(): Promise<void>;
}

/** Nothing is packed on this road: between ministries the line is faster than packing. */
const HEADERS = [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json;q=0.9',
  'accept-encoding',
  'identity',
];

/**
 * The quick road to a GraphQL server: undici's own dispatch, with no stream, no promise and no object per call but those
 * that carry the answer.
 *
 * - `url`: where the server is
 * - `limits`: how long it may take to connect, to begin and to go on, and how much it may send
 */
export function createTextCaller(source: SourceId, url: string, limits: Limits): TextCaller {
  const address = parseAddress(source, url);
  const path = address.pathname + address.search;
  const pool = new Pool(address.origin, {
    connections: limits.concurrency,
    headersTimeout: limits.idleTimeoutMs,
    bodyTimeout: limits.idleTimeoutMs,
    keepAliveTimeout: 30_000,
    connect: { timeout: limits.connectTimeoutMs },
  });
  const underWay = new PassingMap<TextCall, true>();
  let sweeping: NodeJS.Timeout | undefined;

  /** One timer for all calls: one for each would cost more than the call's own share of the work. */
  function sweep(): void {
    const nowMs = performance.now();
    for (const call of underWay.keys()) call.endAfter(nowMs - limits.timeoutMs);
    if (underWay.size > 0) return;
    clearInterval(sweeping);
    sweeping = undefined;
  }

  return {
    post: (body, headers, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const call: TextCall = new TextCall(source, limits, signal, resolve, reject, () => underWay.delete(call));
        underWay.set(call, true);
        sweeping ??= setInterval(sweep, Math.min(SWEEP_MS, limits.timeoutMs / 4)).unref();
        pool.dispatch({ method: 'POST', path, headers: [...HEADERS, ...headers], body }, call);
      }),
    close: () => {
      clearInterval(sweeping);
      return pool.destroy();
    },
  };
}

/** How often calls are looked at that may have lasted too long (milliseconds). */
const SWEEP_MS = 50;

/** One call, as undici tells of it. */
class TextCall implements Dispatcher.DispatchHandler {
  readonly #source: SourceId;
  readonly #limits: Limits;
  readonly #signal: EndSignal;
  readonly #resolve: (body: Buffer) => void;
  readonly #reject: (reason: Error) => void;
  readonly #over: () => void;
  readonly #startedMs = performance.now();
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #bytes = 0;
  #ended: Error | undefined;
  #hasBegun = false;
  readonly #leave = (): void => this.#end(this.#signal.reason as Error);

  constructor(
    source: SourceId,
    limits: Limits,
    signal: EndSignal,
    resolve: (body: Buffer) => void,
    reject: (reason: Error) => void,
    over: () => void,
  ) {
    this.#source = source;
    this.#limits = limits;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#over = over;
    signal.addEventListener('abort', this.#leave);
  }

  /** Ends the call when it began before a time; a call that has no connection yet too. */
  endAfter(latestStartMs: number): void {
    if (this.#startedMs > latestStartMs) return;
    const waitedMs = this.#limits.timeoutMs;
    this.#end(new GatewayError('SOURCE_TIMED_OUT', { source: this.#source, waitedMs }));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended !== undefined) controller.abort(this.#ended);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.#hasBegun = true;
    const problem = this.#problemOf(status, headers);
    if (problem !== undefined) controller.abort(problem);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    const limitBytes = this.#limits.answerBytes;
    if (this.#bytes > limitBytes)
      controller.abort(new GatewayError('SOURCE_ANSWER_TOO_LARGE', { source: this.#source, limitBytes }));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#forget();
    const [only] = this.#chunks;
    const whole = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
    if (isUtf8(whole)) this.#resolve(whole);
    else this.#reject(this.#unreadable('not UTF-8'));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#forget();
    if (this.#signal.aborted) this.#reject(this.#signal.reason as Error);
    else this.#reject(httpProblem(error, this.#hasBegun, this.#source, this.#limits));
  }

  #forget(): void {
    this.#over();
    this.#signal.removeEventListener('abort', this.#leave);
  }

  #end(reason: Error): void {
    this.#forget();
    this.#ended = reason;
    this.#controller?.abort(reason);
    this.#reject(reason);
  }

  #problemOf(
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): GatewayError | undefined {
    const source = this.#source;
    if (status === 401 || status === 403) return new GatewayError('SOURCE_REFUSED', { source });
    if (status >= 300) return new GatewayError('SOURCE_HTTP_ERROR', { source, status });
    if (!isJsonType(String(headers['content-type'] ?? ''))) return this.#unreadable('content type is not JSON');
    const encoding = headers['content-encoding'];
    return encoding === undefined || encoding === 'identity' ? undefined : this.#unreadable('unknown content encoding');
  }

  #unreadable(problem: string): GatewayError {
    return new GatewayError('SOURCE_UNREADABLE', { source: this.#source, problem });
  }
}
