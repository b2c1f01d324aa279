import { setTimeout as wait } from 'node:timers/promises';
import type { EmergencyFlag } from './admitEmergency.ts';

/** Times that an alert is sent until somebody takes it, the pauses between, and the wait for each (milliseconds). */
const PAUSES_MS = [1_000, 10_000, 60_000];
const TIMEOUT_MS = 5_000;

/** Alerts under way at a time (count); the log has those that are left out. */
const MOST_UNDER_WAY = 100;

export interface AlertParts {
  /** Address that takes alerts as JSON by POST; nobody is told when it is left out. */
  readonly url: string | undefined;
  readonly onFailure: (flag: EmergencyFlag, problem: string) => void;
  /** Shorter pauses for tests. */
  readonly pausesMs?: readonly number[];
}

/** Sends alerts, beside the answer and without holding it up; tries again a few times. */
export function createPostAlert({ url, onFailure, pausesMs = PAUSES_MS }: AlertParts): (flag: EmergencyFlag) => void {
  let underWay = 0;
  if (url === undefined) return () => undefined;

  async function send(address: string, flag: EmergencyFlag): Promise<void> {
    let problem = await post(address, flag);
    for (const pauseMs of pausesMs) {
      if (problem === undefined) return;
      await wait(pauseMs, undefined, { ref: false });
      problem = await post(address, flag);
    }
    if (problem !== undefined) onFailure(flag, problem);
  }

  return (flag) => {
    if (underWay >= MOST_UNDER_WAY) {
      onFailure(flag, 'too many are under way');
      return;
    }
    underWay += 1;
    void send(url, flag).finally(() => {
      underWay -= 1;
    });
  };
}

/** What went wrong; undefined when the alert was taken. */
async function post(url: string, flag: EmergencyFlag): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(flag),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `HTTP status ${String(response.status)}`;
  } catch {
    return 'it cannot be reached';
  }
}
