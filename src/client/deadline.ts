/** A signal that also ends by itself, and how to put that off or leave it. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Counts from now on. */
  readonly renew: () => void;
  readonly leave: () => void;
}

/**
 * Ends with the caller's signal, or after so long (milliseconds; `Infinity`: never) with the error that `late` makes.
 */
export function deadline(outer: AbortSignal | undefined, ms: number, late: () => Error): Deadline {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = () => {
    clearTimeout(timer);
    // What is longer than a timer can be counts as never.
    if (ms < 2 ** 31) timer = setTimeout(() => controller.abort(late()), ms);
  };
  const follow = () => controller.abort(outer?.reason);
  if (outer?.aborted) follow();
  else outer?.addEventListener('abort', follow, { once: true });
  renew();
  const leave = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', follow);
  };
  return { signal: controller.signal, renew, leave };
}
