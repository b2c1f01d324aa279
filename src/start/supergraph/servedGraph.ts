import { setTimeout as delay } from 'node:timers/promises';
import { completeBody } from '../../answer/answerText.ts';
import { clientError } from '../../errors/clientError.ts';
import type { GatewayAnswer, GatewayRequest, TextPieces } from '../../model/gateway.ts';
import type { SupergraphEngine } from './supergraphEngine.ts';
import { Ending } from '../../util/ending.ts';

/** A graph that is served, and may be replaced while requests are answered. */
export interface ServedGraph {
  readonly current: () => SupergraphEngine;
  readonly answer: SupergraphEngine['answer'];
  /**
   * Serves another one from now on. Requests under way end with the graph that they began with; subscriptions end with
   * `GRAPH_REPLACED`, as what they ask for may be gone. Resolves when the sources of the old one are closed, or could not be:
   * that is nothing to those that are served now.
   */
  readonly replace: (next: SupergraphEngine) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** - `graceMs`: after so long what is still under way with a replaced graph is given up (milliseconds) */
export function serveGraph(first: SupergraphEngine, { graceMs }: { readonly graceMs: number }): ServedGraph {
  let serving = new Serving(first);
  const retiring = new Set<Promise<void>>();
  return {
    current: () => serving.engine,
    answer: (request, headersFor) => serving.answer(request, headersFor),
    replace: async (next) => {
      const retired = serving;
      serving = new Serving(next);
      const retirement = retired.retire(graceMs);
      retiring.add(retirement);
      const forget = () => void retiring.delete(retirement);
      await retirement.then(forget, forget);
    },
    close: async () => {
      await Promise.all([...retiring, serving.retire(0)]);
    },
  };
}

/** An engine and what is under way with it. */
class Serving {
  readonly engine: SupergraphEngine;
  readonly #retired = new Ending();
  #underWay = 0;
  #onIdle: (() => void) | undefined;

  constructor(engine: SupergraphEngine) {
    this.engine = engine;
  }

  async answer(request: GatewayRequest, headersFor: Parameters<SupergraphEngine['answer']>[1]): Promise<GatewayAnswer> {
    // Nobody listens to events otherwise, and nearly every request is one of these.
    const ending = request.accepts.events ? endingAfter(request) : undefined;
    this.#underWay += 1;
    let isOver = true;
    try {
      const answer = await this.engine.answer(ending ? { ...request, signal: ending } : request, headersFor);
      if (answer.kind === 'incremental') {
        isOver = false;
        return { kind: 'incremental', parts: this.#counted(answer.parts) };
      }
      if (answer.kind !== 'events' || ending === undefined) return answer;
      isOver = false;
      return { kind: 'events', events: this.#counted(this.#untilRetired(answer.events, ending, request.requestId)) };
    } finally {
      if (isOver) this.#leave();
    }
  }

  async retire(graceMs: number): Promise<void> {
    this.#retired.abort();
    if (this.#underWay > 0 && graceMs > 0) {
      const isIdle = new Promise<void>((resolve) => (this.#onIdle = resolve));
      await Promise.race([isIdle, delay(graceMs, undefined, { ref: false })]);
    }
    await Promise.all(this.engine.sources.map((source) => source.close()));
  }

  #leave(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#onIdle?.();
  }

  async *#counted(pieces: AsyncIterable<TextPieces>): AsyncIterable<TextPieces> {
    try {
      yield* pieces;
    } finally {
      this.#leave();
    }
  }

  /** The events, and when the graph is replaced, a last one that says so. */
  async *#untilRetired(events: AsyncIterable<TextPieces>, ending: Ending, errorId: string): AsyncIterable<TextPieces> {
    const iterator = events[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#orRetired(iterator.next());
        if (next === undefined) {
          yield completeBody({ data: ['null'], errors: [clientError('GRAPH_REPLACED', {})] }, { errorId });
          return;
        }
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      // What waits for an event of a source hears by its signal that there is no need to.
      ending.abort();
      iterator.return?.().then(undefined, () => undefined);
    }
  }

  /** Undefined when the engine is retired first. Not a race: what lost it would stay with the signal. */
  #orRetired<Outcome>(outcome: Promise<Outcome>): Promise<Outcome | undefined> {
    const retired = this.#retired;
    return new Promise((resolve, reject) => {
      const tell = () => {
        resolve(undefined);
      };
      if (retired.aborted) tell();
      retired.addEventListener('abort', tell);
      outcome.then(resolve, reject).finally(() => {
        retired.removeEventListener('abort', tell);
      });
    });
  }
}

/** Ends with the request, and may end before it. */
function endingAfter({ signal }: GatewayRequest): Ending {
  const ending = new Ending();
  const end = () => {
    ending.abort(signal.reason);
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);
  return ending;
}
