import { setTimeout as wait } from 'node:timers/promises';

/** Pauses between the times that an event is sent until somebody takes it, and the wait for each (milliseconds). */
const PAUSES_MS = [1_000, 10_000, 60_000];
const TIMEOUT_MS = 5_000;

/** Events under way at a time (count); whoever sends hears of those that are left out. */
const MOST_UNDER_WAY = 100;

export interface PostParts<Event> {
  /** Address that takes events as JSON by POST; nobody is told when it is left out. */
  readonly url: string | undefined;
  readonly onFailure: (event: Event, problem: string) => void;
  /** Shorter pauses for tests. */
  readonly pausesMs?: readonly number[];
}

/** Sends events to an address, beside the answers and without holding them up; tries again a few times. */
export function createPostEvents<Event>({
  url,
  onFailure,
  pausesMs = PAUSES_MS,
}: PostParts<Event>): (event: Event) => void {
  let underWay = 0;
  if (url === undefined) return () => undefined;

  async function send(address: string, event: Event): Promise<void> {
    let problem = await post(address, event);
    for (const pauseMs of pausesMs) {
      if (problem === undefined) return;
      await wait(pauseMs, undefined, { ref: false });
      problem = await post(address, event);
    }
    if (problem !== undefined) onFailure(event, problem);
  }

  return (event) => {
    if (underWay >= MOST_UNDER_WAY) {
      onFailure(event, 'too many are under way');
      return;
    }
    underWay += 1;
    void send(url, event).finally(() => {
      underWay -= 1;
    });
  };
}

/** What went wrong; undefined when the event was taken. */
async function post(url: string, event: unknown): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `HTTP status ${String(response.status)}`;
  } catch {
    return 'it cannot be reached';
  }
}
