import type { DocumentNode } from 'graphql';
import type { Source } from '../model/source.ts';
import { fromByteText } from '../util/byteText.ts';

/** Longest answer that is looked at (bytes): reading one again takes a millisecond. */
const LONGEST = 200_000;

/** Hears of what a source answered, after the answer has gone on. */
export type HearAnswer = (document: DocumentNode, data: unknown) => void;

/**
 * A source of which every n-th answer is looked at. The others cost a count; one that is looked at waits for a turn of its
 * own, and while one waits no other is taken.
 */
export function watchSource<Watched extends Source>(source: Watched, every: number, hear: HearAnswer): Watched {
  let count = 0;
  let isBusy = false;

  function look(document: DocumentNode, dataOf: () => unknown): void {
    isBusy = true;
    setImmediate(() => {
      isBusy = false;
      hear(document, dataOf());
    });
  }

  const isTaken = () => ++count % every === 0 && !isBusy;
  const { executeText } = source;
  return {
    ...source,
    execute: (request) => {
      const answer = source.execute(request);
      if (!isTaken()) return answer;
      return answer.then((found) => {
        look(request.document, () => found.data);
        return found;
      });
    },
    ...(executeText && {
      executeText: (request: Parameters<typeof executeText>[0]) => {
        const answer = executeText(request);
        if (!isTaken()) return answer;
        return answer.then((found) => {
          if (found.body.length <= LONGEST) look(request.document, () => dataIn(fromByteText(found.body)));
          return found;
        });
      },
    }),
  };
}

/** Whoever reads the answer itself says what is wrong with it. */
function dataIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { readonly data?: unknown } | null)?.data;
  } catch {
    return undefined;
  }
}
