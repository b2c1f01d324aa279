import type { ServerResponse } from 'node:http';
import type { TextPieces } from '../model/gateway.ts';

/** How several answers stand in one body. */
export interface PartFraming {
  readonly contentType: string;
  /** What comes before the first answer. */
  readonly start: string;
  /** An answer with what belongs around it. */
  readonly part: (answer: TextPieces) => Iterable<Buffer>;
  readonly end: string;
  /** A sign of life that means nothing; where there is none, none is given. */
  readonly ping?: string;
}

export interface WriteOptions {
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>;
  readonly pingMs: number;
  /** Breaks the stream off from our side, before its end. */
  readonly ended: AbortSignal;
}

/**
 * Writes answers as they come, waiting for a client that reads slowly. When the client leaves, or the stream is ended from
 * our side, the iteration is ended, and with it the subscription. Rejects with what the iteration fails with.
 */
export async function writeParts(
  response: ServerResponse,
  answers: AsyncIterable<TextPieces>,
  framing: PartFraming,
  { headers, pingMs, ended }: WriteOptions,
): Promise<void> {
  response.writeHead(200, { ...headers, 'content-type': framing.contentType, 'x-accel-buffering': 'no' });
  response.write(framing.start);
  response.flushHeaders();
  const { ping } = framing;
  const { socket } = response;
  const timer = setInterval(() => {
    if (ping !== undefined && !response.writableNeedDrain) response.write(ping);
  }, pingMs);
  const departure = watchDeparture(response, ended);
  const iterator = answers[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await departure.orElse(iterator.next());
      if (next === LEFT || next.done === true) break;
      for (const chunk of framing.part(next.value))
        if (!response.write(chunk)) await departure.orElse(drained(response));
    }
    if (departure.isClient()) response.destroy();
    // Who is not told that it is over knows that there is more to come, and asks again, where another gateway answers. A
    // connection that is kept would keep this one from stopping.
    else if (ended.aborted) response.end(() => socket?.destroySoon());
    else response.end(framing.end);
  } finally {
    clearInterval(timer);
    // A generator that waits for its next event ends only then; its signal has told it already.
    iterator.return?.().then(undefined, () => undefined);
  }
}

const LEFT = Symbol('left');

interface Departure {
  readonly isClient: () => boolean;
  /** What comes first: the outcome, or that nobody listens any more. */
  readonly orElse: <Outcome>(outcome: Promise<Outcome>) => Promise<Outcome | typeof LEFT>;
}

/** Not a promise to race with: each race would stay with it as long as the stream lasts. */
function watchDeparture(response: ServerResponse, ended: AbortSignal): Departure {
  let tell: (() => void) | undefined;
  const isLeft = () => response.destroyed || ended.aborted;
  response.once('close', () => tell?.());
  ended.addEventListener('abort', () => tell?.(), { once: true });
  return {
    isClient: () => response.destroyed,
    orElse: (outcome) =>
      new Promise((resolve, reject) => {
        tell = () => {
          resolve(LEFT);
        };
        if (isLeft()) tell();
        outcome.then(resolve, reject);
      }),
  };
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('drain', resolve));
}
