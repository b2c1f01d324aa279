import { setTimeout as wait } from 'node:timers/promises';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Source, SourceCondition } from '../../model/source.ts';
import { abortSignalOf } from '../../util/ending.ts';
import type { DialBoard } from './dialBoard.ts';

/** A source that is slow or out of reach when its dials say so. */
export function withDials(source: Source, board: DialBoard): Source {
  const { id } = source;
  return {
    ...source,
    execute: async (request) => {
      const waitMs = board.latencyMs(id);
      // Whoever gives up waiting hears of it from the guard around this source.
      if (waitMs > 0) await wait(waitMs, undefined, { signal: abortSignalOf(request.signal) });
      if (board.isOut(id)) throw new GatewayError('SOURCE_UNREACHABLE', { source: id });
      return source.execute(request);
    },
    probe: () => Promise.resolve(conditionOf(id, board)),
  };
}

/** What is known of a source: what its dials say. */
export function conditionOf(id: string, board: DialBoard): SourceCondition {
  return board.isOut(id) ? { state: 'down', sinceMs: 0, code: 'SOURCE_UNREACHABLE' } : { state: 'up', sinceMs: 0 };
}
