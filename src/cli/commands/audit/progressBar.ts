import { SingleBar } from 'cli-progress';

/** Runs a work that tells how far it is; the bar is on standard error, and only before a person. */
export async function withProgress<T>(
  verb: string,
  work: (onProgress: (done: number, all: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar({
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
    format: `${verb} {bar} {percentage} % · {eta} s left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
  });
  bar.start(1, 0);
  try {
    return await work((done, all) => {
      bar.setTotal(Math.max(1, all));
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
