import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceCall } from '../../model/sourceCall.ts';
import type { GuardedSource } from './guardSource.ts';
import type { Timing } from './timing.ts';

/** Tells of every call to a source what became of it: once a call, never once a row. Probes and subscriptions are no calls. */
export function countCalls(
  source: GuardedSource,
  timing: Pick<Timing, 'nowMs'>,
  onCall: (call: SourceCall) => void,
): GuardedSource {
  async function counted<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const startedMs = timing.nowMs();
    try {
      const answer = await ask();
      onCall({ tookMs: timing.nowMs() - startedMs });
      return answer;
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : 'INTERNAL_ERROR';
      onCall({ tookMs: timing.nowMs() - startedMs, code });
      throw error;
    }
  }

  const { executeText } = source;
  return {
    ...source,
    execute: (request) => counted(() => source.execute(request)),
    ...(executeText && { executeText: (request) => counted(() => executeText(request)) }),
  };
}
