import type { RequestContext, Source, SourceTextAnswer, SourceTextRequest } from '../../model/source.ts';
import { isRead } from './isRead.ts';
import { Ending, reasonOf, type EndSignal } from '../../util/ending.ts';
import { PassingMap } from '../../util/passing.ts';

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
  readonly key: number;
  readonly request: SourceTextRequest;
  readonly call: Ending;
  readonly waiting: Waiting[];
}

/**
 * Asks a source once where the same caller asks for the same thing again while the first answer is still on its way. Never
 * across callers, purposes, cases or headers: what one may read says nothing about another, and each read is on somebody's record.
 * Mutations are always sent, as is what they and events of subscriptions ask besides; whoever asks after a mutation gets no
 * answer of before it or of meanwhile. Reads are found by a number and compared as they are, so that no key holds a person's
 * data and no read is hashed whole; nothing of one is held longer than it is under way.
 */
export function shareReads(ask: AskText): AskText {
  const numberOf = numberTexts();
  const underWay = new PassingMap<number, Shared[]>();

  function start(key: number, request: SourceTextRequest): Shared {
    const shared: Shared = { key, request, call: new Ending(), waiting: [] };
    const alike = underWay.get(key);
    if (alike === undefined) underWay.set(key, [shared]);
    else alike.push(shared);
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
    const alike = underWay.get(shared.key);
    const at = alike?.indexOf(shared) ?? -1;
    if (alike === undefined || at < 0) return;
    if (alike.length === 1) underWay.delete(shared.key);
    else alike.splice(at, 1);
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
    const key = keyOf(numberOf(request.text), request.variablesText);
    const same = underWay.get(key)?.find((each) => isSame(each.request, request));
    return join(same ?? start(key, request), signal);
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

/** Characters at the end of a read's variables by which it is found: there stands whom it is about, as a rule. */
const TAIL = 64;

/** A number that reads of the same have in common, and hardly any others. */
function keyOf(number: number, variablesText: string): number {
  const { length } = variablesText;
  let key = Math.imul(number, 0x9e3779b1) ^ length;
  for (let at = Math.max(0, length - TAIL); at < length; at++)
    key = Math.imul(key ^ variablesText.charCodeAt(at), 0x01000193);
  return key;
}

/** Whether two reads are alike in whatever may make another answer. */
function isSame(one: SourceTextRequest, other: SourceTextRequest): boolean {
  return (
    one.variablesText === other.variablesText && one.text === other.text && isSameReader(one.context, other.context)
  );
}

function isSameReader(one: RequestContext, other: RequestContext): boolean {
  return (
    one.agency === other.agency &&
    one.officer === other.officer &&
    one.role === other.role &&
    one.purpose === other.purpose &&
    one.caseId === other.caseId &&
    one.wantsProvenance === other.wantsProvenance &&
    headersText(one) === headersText(other)
  );
}

function headersText({ headers }: RequestContext): string {
  return headers === undefined ? '' : JSON.stringify(Object.entries(headers));
}
