import { SingleBar } from 'cli-progress';

export interface ProgressBar {
  readonly update: (people: number, stage: 'people' | 'indexes') => void;
  readonly stop: () => void;
}

/** A bar on the terminal's error output; silent where that is no terminal. */
export function createProgressBar(people: number): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}% of {total} people, {eta_formatted} left{stage}',
    stream: process.stderr,
    clearOnComplete: true,
    fps: 10,
  });
  bar.start(people, 0, { stage: '' });
  return {
    update: (made, stage) => bar.update(made, { stage: stage === 'indexes' ? ' (making indexes)' : '' }),
    stop: () => bar.stop(),
  };
}
