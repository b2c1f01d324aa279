import { GatewayError } from '../../errors/gatewayError.ts';
import type { ByteText } from '../../util/byteText.ts';
import { Ending, reasonOf, type EndSignal } from '../../util/ending.ts';
import type { TextCaller } from '../http/textCaller.ts';
import { splitList } from './splitList.ts';

/** A read of a subgraph, as it would be sent alone. */
export interface TextRead {
  /** Text of its operation; the same object for every request of a plan. */
  readonly operation: string;
  /** The body: a JSON object with query and variables. */
  readonly body: ByteText;
  /** Names and values in turn, `x-request-id` first. */
  readonly headers: readonly string[];
  readonly signal: EndSignal;
}

/** Requests of one call (count). */
const MOST_REQUESTS = 50;

/** Size of requests in one call at most (characters): a large one gets no cheaper in company, and waits longer. */
const FULL = 10_000;

/** How long a source that refused a call of several is asked with fewer (milliseconds). */
const CAREFUL_MS = 60_000;

/** A request that waits for its part of an answer. */
interface Waiting {
  readonly read: TextRead;
  readonly resolve: (body: ByteText) => void;
  readonly reject: (reason: Error) => void;
  hasLeft: boolean;
  onLeave: () => void;
}

/** Requests that go out in one call. */
interface Batch {
  readonly first: TextRead;
  readonly members: Waiting[];
  size: number;
}

/**
 * Sends reads that are asked for in the same turn of the event loop in one call, as a list of requests that is answered by
 * the list of their answers: half of what a small request costs a gateway is the call. Together go requests with the same
 * operation, so that a quick one never waits for a slow one, and with the same headers, so that callers, purposes and cases
 * are never mixed; `x-request-id` lists those of all, in their order, separated by commas.
 *
 * Nothing is lost by it: a call of several that fails as a whole, or is not answered by as many, is made again one by one, and
 * the source gets smaller ones for a while. Whoever leaves is not waited for; the last one who does ends the call.
 *
 * From: GraphQL over HTTP, "Request batching" (a list of requests in one body).
 */
export function batchRequests(caller: TextCaller, nowMs: () => number): (read: TextRead) => Promise<ByteText> {
  let open: Batch[] = [];
  let most = MOST_REQUESTS;
  let carefulUntilMs = 0;

  function send(): void {
    const batches = open;
    open = [];
    for (const { members } of batches) {
      const staying = members.filter(({ hasLeft }) => !hasLeft);
      if (staying.length > 1) void sendTogether(staying);
      else for (const each of staying) sendAlone(each);
    }
  }

  function sendAlone({ read, resolve, reject }: Waiting): void {
    askAlone(caller, read).then(resolve, reject);
  }

  async function sendTogether(members: readonly Waiting[]): Promise<void> {
    const call = new Ending();
    const end = (): void => {
      if (members.every(({ hasLeft }) => hasLeft)) call.abort();
    };
    for (const member of members) member.onLeave = end;
    try {
      const parts = await askTogether(caller, members, call);
      members.forEach(({ resolve }, at) => resolve(parts[at] ?? ''));
    } catch (error) {
      if (call.aborted) return;
      beCareful(members.length);
      // Their time is over; whatever else it was may have been about the call, or about one of them.
      if (isTimeout(error)) for (const { reject } of members) reject(error);
      else for (const each of members) if (!each.hasLeft) sendAlone(each);
    }
  }

  function beCareful(size: number): void {
    most = Math.max(1, size >> 1);
    carefulUntilMs = nowMs() + CAREFUL_MS;
  }

  function add(member: Waiting): void {
    if (most < MOST_REQUESTS && nowMs() > carefulUntilMs) most = MOST_REQUESTS;
    if (open.length === 0) setImmediate(send);
    const { read } = member;
    const size = read.body.length;
    const batch = open.find(
      (each) => each.members.length < most && each.size + size <= FULL && mayGoTogether(each.first, read),
    );
    if (batch === undefined) {
      open.push({ first: read, members: [member], size });
      return;
    }
    batch.members.push(member);
    batch.size += size;
  }

  return (read) => {
    const { signal } = read;
    if (signal.aborted) return Promise.reject(reasonOf(signal));
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        member.hasLeft = true;
        member.onLeave();
        reject(reasonOf(signal));
      };
      const member: Waiting = {
        read,
        resolve: (body) => {
          signal.removeEventListener('abort', leave);
          resolve(body);
        },
        reject: (reason) => {
          signal.removeEventListener('abort', leave);
          reject(reason);
        },
        hasLeft: false,
        onLeave: () => undefined,
      };
      signal.addEventListener('abort', leave);
      add(member);
    });
  };
}

/** Asks as if nobody else did. */
export async function askAlone(
  caller: TextCaller,
  { body, headers, signal }: Omit<TextRead, 'operation'>,
): Promise<ByteText> {
  const answer = await caller.post(Buffer.from(body, 'latin1'), headers, signal);
  return answer.toString('latin1');
}

/** The answers, in order; throws when they are not as many as there were requests. */
async function askTogether(
  caller: TextCaller,
  members: readonly Waiting[],
  signal: EndSignal,
): Promise<readonly ByteText[]> {
  const body = Buffer.from(`[${members.map(({ read }) => read.body).join(',')}]`, 'latin1');
  const [name = '', , ...others] = members[0]?.read.headers ?? [];
  const requestIds = members.map(({ read }) => read.headers[1] ?? '').join(', ');
  const answer = await caller.post(body, [name, requestIds, ...others], signal);
  const spans = splitList(answer);
  if (spans?.length !== members.length) throw new TypeError('The answers are not as many as the requests.');
  return spans.map(([start, end]) => answer.toString('latin1', start, end));
}

/** The same operation, and all headers but the request's own identifier. */
function mayGoTogether(one: TextRead, other: TextRead): boolean {
  const { length } = one.headers;
  if (one.operation !== other.operation || other.headers.length !== length) return false;
  for (let at = 2; at < length; at++) if (one.headers[at] !== other.headers[at]) return false;
  return true;
}

function isTimeout(error: unknown): error is GatewayError {
  return error instanceof GatewayError && error.code === 'SOURCE_TIMED_OUT';
}
