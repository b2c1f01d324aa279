import { setTimeout as pause } from 'node:timers/promises';

/** Longest wait (milliseconds): for machines that have much else to do. */
const LONGEST_MS = 60_000;

/**
 * Waits until something is so.
 *
 * - `told`: what is told where it never is, as the output of a process
 * - `isOver`: whether it cannot come any more, as when a process has ended
 */
export async function until(
  isSo: () => boolean,
  told: () => string,
  isOver: () => boolean = () => false,
): Promise<void> {
  const givenUpAt = Date.now() + LONGEST_MS;
  while (!isSo()) {
    if (isOver() || Date.now() > givenUpAt) throw new Error(`It did not come to it:\n${told()}`);
    await pause(50);
  }
}
