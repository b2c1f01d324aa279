import { writeSync } from 'node:fs';

/** How long a line waits for whoever reads the log slowly, and the pause between two trials (milliseconds). */
const PATIENCE_MS = 100;
const PAUSE_MS = 5;

/** Writes bytes, or the first of them, and returns how many; throws what the system says. */
type WriteBytes = (bytes: Buffer) => number;

const toStandardError: WriteBytes = (bytes) => writeSync(2, bytes);

/**
 * Standard error as the place of the log. A line that cannot be written, as on a full disk or when whoever read it has
 * gone, is lost, and nothing else with it: the gateway answers without a log as well. How many lines are missing is said
 * as soon as one can be written again.
 */
export function standardErrorLines(write: WriteBytes = toStandardError): { readonly write: (line: string) => void } {
  let lost = 0;
  let isCut = false;

  function isWritten(line: string): boolean {
    // Nobody is waited for twice: a log that nobody reads would stop the gateway by and by.
    const bytes = Buffer.from(isCut ? `\n${line}` : line);
    const count = writeAsFarAsPossible(bytes, write, lost === 0 ? PATIENCE_MS : 0);
    if (count > 0) isCut = count < bytes.length;
    return count === bytes.length;
  }

  return {
    write: (line) => {
      if (lost > 0 && isWritten(`${JSON.stringify(missing(lost))}\n`)) lost = 0;
      if (lost > 0 || !isWritten(line)) lost += 1;
    },
  };
}

/** In the form of the other lines; 40 is a warning. */
function missing(lost: number): object {
  return { level: 40, time: Date.now(), lost, msg: 'lines of the log could not be written' };
}

function writeAsFarAsPossible(bytes: Buffer, write: WriteBytes, patienceMs: number): number {
  const lastMs = Date.now() + patienceMs;
  let count = 0;
  while (count < bytes.length) {
    try {
      count += write(bytes.subarray(count));
    } catch (error) {
      // Whoever reads slowly is waited for a little; whatever else is wrong stays wrong.
      const isSlow = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      if (!isSlow || Date.now() >= lastMs) break;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
  return count;
}
