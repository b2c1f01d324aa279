import { statSync } from 'node:fs';

export interface FollowOptions {
  /** Differs when what is followed was written, replaced, added or removed; costs a look, not its content. */
  readonly stateOf: () => string;
  /** Time between two looks (milliseconds). */
  readonly lookMs: number;
  readonly onChange: () => void;
}

/**
 * Follows files by looking at them from time to time rather than watching them, as replaced links and mounted folders must
 * be followed too. A change is told when two looks find the same, so that what is being written is not read half done.
 * What stands there when it is called is known: call it before the content is first read, and nothing is missed.
 */
export function followState({ stateOf, lookMs, onChange }: FollowOptions): { readonly close: () => void } {
  let told = stateOf();
  let seen = told;
  const timer = setInterval(() => {
    const found = stateOf();
    const isSettled = found === seen;
    seen = found;
    if (found === told || !isSettled) return;
    told = found;
    onChange();
  }, lookMs).unref();
  return {
    close: () => {
      clearInterval(timer);
    },
  };
}

/** Differs when the file was written, replaced, or given to others to read; empty when it is not there, or cannot be looked at. */
export function stateOfFile(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '' : [found.dev, found.ino, found.size, found.mtimeMs, found.ctimeMs].join();
  } catch {
    // A loop of links, a folder that was closed, a mount that is gone: whoever reads it then says so.
    return '';
  }
}
