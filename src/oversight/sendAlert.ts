import { setTimeout as wait } from 'node:timers/promises';
import type { VolumeAlert } from '../model/oversight.ts';

const WAIT_MS = 5_000;

/** Pauses before the second and the third try (milliseconds). */
const PAUSES_MS = [1_000, 10_000];

/** Tells an address of an alert: a POST with JSON, tried three times. Rejects when nobody confirmed it. */
export async function sendAlert(url: string, alert: VolumeAlert): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    const isTaken = await post(url, alert).then(
      () => true,
      () => false,
    );
    if (isTaken) return;
    await wait(pauseMs, undefined, { ref: false });
  }
  await post(url, alert);
}

async function post(url: string, alert: VolumeAlert): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
    body: JSON.stringify(alert),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The address for alerts answered with status ${String(response.status)}.`);
}
