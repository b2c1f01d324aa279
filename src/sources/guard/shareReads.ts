import type { RequestContext, Source, SourceTextAnswer, SourceTextRequest } from '../../model/source.ts';
import { isNobodys } from '../../model/isNobodys.ts';
import { isRead } from './isRead.ts';
import { Ending, reasonOf, type EndSignal } from '../../util/ending.ts';
import { createPseudonyms } from '../../util/pseudonyms.ts';

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
 * Mutations are always sent, as is what they and events of subscriptions ask besides; whoever asks after a mutation gets no
 * answer of before it or of meanwhile. What a caller asks is known by its keyed hash alone, so that no key holds a person's data;
 * what nobody in particular asks is open to everybody, and known by its text.
 */
export function shareReads(ask: AskText): AskText {
  const pseudonymOf = createPseudonyms();
  const underWay = new Map<string, Shared>();

  function start(id: string, request: SourceTextRequest): Shared {
    const call = new Ending();
    const answer = ask({ ...request, signal: call });
    const shared: Shared = { answer, call, waiting: 0 };
    const forgetIt = () => forget(id, shared);
    answer.then(forgetIt, forgetIt);
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
    const { signal } = request;
    if (!isRead(request.document)) return change(request);
    if (request.context.isAfterChange === true) return ask(request);
    if (signal.aborted) return Promise.reject(reasonOf(signal));
    const id = idOf(request, pseudonymOf);
    const shared = underWay.get(id) ?? start(id, request);
    return join(shared, signal, () => forget(id, shared));
  };
}

/** Waits for a shared read; the last one who leaves ends it. */
function join(shared: Shared, signal: EndSignal, forget: () => void): Promise<SourceTextAnswer> {
  shared.waiting += 1;
  return new Promise((resolve, reject) => {
    let isWaiting = true;
    const leave = (): void => {
      isWaiting = false;
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        forget();
        shared.call.abort(signal.reason);
      }
      reject(reasonOf(signal));
    };
    const settle = (): void => {
      if (!isWaiting) return;
      shared.waiting -= 1;
      signal.removeEventListener('abort', leave);
    };
    signal.addEventListener('abort', leave);
    shared.answer.then(settle, settle);
    shared.answer.then(resolve, reject);
  });
}

/** Differs in whatever may make another answer; no text can run into the next one, as those before the last are JSON, which tells its end. */
function idOf({ text, variablesText, context }: SourceTextRequest, pseudonymOf: (asked: string) => string): string {
  if (isNobodys(context)) return `${variablesText}${text}`;
  return pseudonymOf(`${variablesText}${JSON.stringify(callerOf(context))}${text}`);
}

function callerOf(context: RequestContext): readonly unknown[] {
  const { agency, officer, role, purpose, caseId, wantsProvenance, headers = {} } = context;
  return [agency, officer, role, purpose, caseId, wantsProvenance, Object.entries(headers)].map((each) => each ?? '');
}
