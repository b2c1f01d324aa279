import type { RetryRules } from './clientOptions.ts';

/** Statuses of a gateway or a proxy that cannot answer just now; nothing was executed, and a query changes nothing. */
const WORTH_ANOTHER = [429, 502, 503];

/** Whether a status invites to ask again. */
export function isTemporary(status: number): boolean {
  return WORTH_ANOTHER.includes(status);
}

/**
 * How long to wait before the next attempt (milliseconds); undefined: there is none.
 *
 * The wait is spread over its whole range, so that clients that failed together do not come again together; a gateway that
 * says when to come is not asked before.
 *
 * - `attempt`: attempts that failed (count, from 1)
 * - `retryAfter`: the header `Retry-After` (RFC 9110, section 10.2.3), if there was one
 *
 * From: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 ("full jitter").
 */
export function waitBefore(
  attempt: number,
  { most = 2, firstWaitMs = 300, longestWaitMs = 10_000 }: RetryRules,
  random: () => number,
  retryAfter?: string | null,
): number | undefined {
  if (attempt > most) return undefined;
  const asked = retryAfter ? waitAsked(retryAfter) : 0;
  if (asked > longestWaitMs) return undefined;
  return asked + random() * Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs - asked);
}

/** Seconds, or a moment. */
function waitAsked(retryAfter: string): number {
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.max(ms, 0);
}

/** Waits, unless the signal ends it; then rejects with the signal's reason. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever its owner gave as the reason
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
