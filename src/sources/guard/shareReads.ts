import type { RequestContext, Source, SourceTextAnswer, SourceTextRequest } from '../../model/source.ts';
import { isNobodys } from '../../model/isNobodys.ts';
import { isRead } from './isRead.ts';
import { Ending, reasonOf, type EndSignal } from '../../util/ending.ts';
import { PassingMap } from '../../util/passing.ts';
import { createPseudonyms } from '../../util/pseudonyms.ts';

type AskText = NonNullable<Source['executeText']>;

/** Texts of requests that are remembered (count); as many as plans are. */
const REMEMBERED = 5_000;

/** Whoever waits for a read. */
interface Waiting {
  readonly resolve: (answer: SourceTextAnswer) => void;
  readonly reject: (reason: Error) => void;
  /** Stops listening for the end of the wait. */
  readonly release: () => void;
}

/** A read under way, and who waits for it. */
interface Shared {
  readonly id: string;
  readonly call: Ending;
  readonly waiting: Waiting[];
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
  const numberOf = numberTexts();
  const underWay = new PassingMap<string, Shared>();

  /** Differs in whatever may make another answer; none of its parts can run into the next one, as JSON tells its end. */
  function idOf({ text, variablesText, context }: SourceTextRequest): string {
    const question = `${numberOf(text)}${variablesText}`;
    return isNobodys(context) ? question : pseudonymOf(question + JSON.stringify(callerOf(context)));
  }

  function start(id: string, request: SourceTextRequest): Shared {
    const shared: Shared = { id, call: new Ending(), waiting: [] };
    underWay.set(id, shared);
    ask({ ...request, signal: shared.call }).then(
      (answer) => settle(shared, ({ resolve }) => resolve(answer)),
      (reason: unknown) => settle(shared, ({ reject }) => reject(reason as Error)),
    );
    return shared;
  }

  function settle(shared: Shared, tell: (waiting: Waiting) => void): void {
    forget(shared);
    for (const each of shared.waiting) {
      each.release();
      tell(each);
    }
  }

  /** After a mutation the same may be under way anew. */
  function forget(shared: Shared): void {
    if (underWay.get(shared.id) === shared) underWay.delete(shared.id);
  }

  /** Waits for a shared read; the last one who leaves ends it. */
  function join(shared: Shared, signal: EndSignal): Promise<SourceTextAnswer> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        shared.waiting.splice(shared.waiting.indexOf(waiting), 1);
        if (shared.waiting.length === 0) {
          forget(shared);
          shared.call.abort(signal.reason);
        }
        reject(reasonOf(signal));
      };
      const waiting = { resolve, reject, release: () => signal.removeEventListener('abort', leave) };
      shared.waiting.push(waiting);
      signal.addEventListener('abort', leave);
    });
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
    const id = idOf(request);
    return join(underWay.get(id) ?? start(id, request), signal);
  };
}

/** Gives texts numbers that are never given again: a plan has the same few for every request, and they are long. */
function numberTexts(): (text: string) => number {
  const numbers = new Map<string, number>();
  let last = 0;
  return (text) => {
    let number = numbers.get(text);
    if (number === undefined) {
      if (numbers.size >= REMEMBERED) numbers.clear();
      numbers.set(text, (number = last += 1));
    }
    return number;
  };
}

function callerOf(context: RequestContext): readonly unknown[] {
  const { agency, officer, role, purpose, caseId, wantsProvenance, headers = {} } = context;
  return [agency, officer, role, purpose, caseId, wantsProvenance, Object.entries(headers)].map((each) => each ?? '');
}
