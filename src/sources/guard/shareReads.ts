import { createHmac, randomBytes } from 'node:crypto';
import type { RequestContext, Source, SourceTextAnswer, SourceTextRequest } from '../../model/source.ts';
import { isRead } from './isRead.ts';
import { Ending, reasonOf, type EndSignal } from '../../util/ending.ts';

type AskText = NonNullable<Source['executeText']>;

/** A read under way, and how many wait for it. */
interface Shared {
  readonly answer: Promise<SourceTextAnswer>;
  readonly call: Ending;
  waiting: number;
}

/**
 * Asks a source once where the same caller asks for the same thing again while the first answer is still on its way. Never
 * across callers, purposes, cases or headers: what one may read says nothing about another, and each read is on somebody's record.
 * Mutations are always sent, and whoever asks after one gets no answer of before it or of meanwhile. What is asked is known by its keyed hash alone, so that no key holds a person's data.
 */
export function shareReads(ask: AskText): AskText {
  const key = randomBytes(32);
  const underWay = new Map<string, Shared>();

  function start(id: string, request: SourceTextRequest): Shared {
    const call = new Ending();
    const answer = ask({ ...request, signal: call }).finally(() => forget(id, shared));
    // Whoever still waits hears of a failure; nobody else needs to.
    answer.catch(() => undefined);
    const shared: Shared = { answer, call, waiting: 0 };
    underWay.set(id, shared);
    return shared;
  }

  /** After a mutation the same may be under way anew. */
  function forget(id: string, shared: Shared): void {
    if (underWay.get(id) === shared) underWay.delete(id);
  }

  async function change(request: SourceTextRequest): Promise<SourceTextAnswer> {
    underWay.clear();
    try {
      return await ask(request);
    } finally {
      underWay.clear();
    }
  }

  return (request) => {
    if (!isRead(request.document)) return change(request);
    const { text, variablesText, context } = request;
    const id = createHmac('sha256', key)
      .update(JSON.stringify([text, variablesText, ...callerOf(context)]))
      .digest('base64');
    const shared = underWay.get(id) ?? start(id, request);
    return join(shared, request.signal, () => forget(id, shared));
  };
}

/** Waits for a shared read; the last one who leaves ends it. */
async function join(shared: Shared, signal: EndSignal, forget: () => void): Promise<SourceTextAnswer> {
  signal.throwIfAborted();
  shared.waiting += 1;
  let leave = (): void => undefined;
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(reasonOf(signal));
    signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([shared.answer, left]);
  } finally {
    signal.removeEventListener('abort', leave);
    shared.waiting -= 1;
    if (shared.waiting === 0 && signal.aborted) {
      forget();
      shared.call.abort(signal.reason);
    }
  }
}

function callerOf(context: RequestContext): readonly unknown[] {
  const { agency, officer, role, purpose, caseId, wantsProvenance, headers = {} } = context;
  return [agency, officer, role, purpose, caseId, wantsProvenance, Object.entries(headers)].map((each) => each ?? '');
}
