import type { DocumentNode } from 'graphql';
import type { AsOf, Source } from '../model/source.ts';
import { fromByteText } from '../util/byteText.ts';

/** Longest answer that is looked at (bytes): reading one again takes a millisecond. */
const LONGEST = 200_000;

/** What is looked at of an answer. */
export interface SampledAnswer {
  readonly data: unknown;
  /** When the ministry last touched what it answered, as far as it says so. */
  readonly asOf: readonly AsOf[];
}

/** Hears of what a source answered, after the answer has gone on, and reads it as far as it likes. */
export type HearAnswer = (document: DocumentNode, answerOf: () => SampledAnswer) => void;

/**
 * A source of which every n-th answer is looked at, and is asked for with the moments at which its records were last
 * touched. The others cost a count; one that is looked at waits for a turn of its own, and while one waits no other is
 * taken.
 */
export function watchSource<Watched extends Source>(source: Watched, every: number, hear: HearAnswer): Watched {
  let count = 0;
  let isBusy = false;

  function look(document: DocumentNode, answerOf: () => SampledAnswer): void {
    isBusy = true;
    setImmediate(() => {
      isBusy = false;
      hear(document, answerOf);
    });
  }

  const isTaken = () => ++count % every === 0 && !isBusy;
  const { executeText } = source;
  return {
    ...source,
    execute: (request) => {
      if (!isTaken()) return source.execute(request);
      return source.execute(withTimes(request)).then((found) => {
        look(request.document, () => ({ data: found.data, asOf: found.asOf ?? [] }));
        return found;
      });
    },
    ...(executeText && {
      executeText: (request: Parameters<typeof executeText>[0]) => {
        if (!isTaken()) return executeText(request);
        return executeText(withTimes(request)).then((found) => {
          if (found.body.length <= LONGEST)
            look(request.document, () => {
              const { data, extensions } = partsOf(fromByteText(found.body));
              return { data, asOf: found.readAsOf(extensions) };
            });
          return found;
        });
      },
    }),
  };
}

function withTimes<Request extends { readonly context: { readonly wantsProvenance: boolean } }>(
  request: Request,
): Request {
  return { ...request, context: { ...request.context, wantsProvenance: true } };
}

/** Whoever reads the answer itself says what is wrong with it. */
function partsOf(body: string): { readonly data?: unknown; readonly extensions?: unknown } {
  try {
    return (JSON.parse(body) as { readonly data?: unknown; readonly extensions?: unknown } | null) ?? {};
  } catch {
    return {};
  }
}
