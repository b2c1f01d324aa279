import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { LedgerLine } from './faults/plantFaults.ts';

export interface LedgerFile {
  readonly add: (line: LedgerLine) => void;
  /** Resolves at once while the file keeps up. */
  readonly whenReady: () => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** Writes the ledger: one JSON object a line, in the order of the world. */
export function createLedgerFile(path: string): LedgerFile {
  const stream = createWriteStream(path);
  const ended = finished(stream);
  ended.catch(() => undefined);
  return {
    add: (line) => {
      stream.write(`${JSON.stringify(line)}\n`);
    },
    whenReady: async () => {
      // Asked anew each time: it may have drained meanwhile, and then the event never comes again.
      if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), ended]);
    },
    finish: async () => {
      stream.end();
      await ended;
    },
  };
}
