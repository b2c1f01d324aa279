import { readFileSync, statSync } from 'node:fs';
import { GatewayError } from '../../errors/gatewayError.ts';
import { readManifest, type TrustedDocuments } from './readManifest.ts';

export interface ManifestOptions {
  /** Time between two looks at the file (milliseconds). */
  readonly lookMs: number;
  readonly onLoaded: (documents: number) => void;
  /** Hears why a changed manifest was not taken. */
  readonly onBroken: (problem: string) => void;
}

/** A manifest that follows its file. */
export interface ManifestFile {
  /** What the last readable version of the file says. */
  readonly current: () => TrustedDocuments;
  readonly close: () => void;
}

/**
 * Opens a manifest of trusted documents and follows its changes; requests under way keep the document that they have.
 * A version that cannot be read is not taken: the last good one stays. The file is looked at from time to time rather than
 * watched, so that replaced links and mounted folders are followed too.
 *
 * - throws `CONFIG_INVALID` when the first version cannot be read: the gateway does not start without it
 */
export function openManifest(path: string, options: ManifestOptions): ManifestFile {
  // Before the content: what is written between the two is seen as a change.
  let version = versionOf(path);
  let current: TrustedDocuments;
  try {
    current = readManifest(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new GatewayError('CONFIG_INVALID', { where: path, problem: problemOf(cause) }, { cause });
  }
  const look = () => {
    const found = versionOf(path);
    if (found === version) return;
    version = found;
    try {
      current = readManifest(readFileSync(path, 'utf8'));
    } catch (error) {
      options.onBroken(problemOf(error));
      return;
    }
    options.onLoaded(current.byId.size);
  };
  const timer = setInterval(look, options.lookMs).unref();
  return {
    current: () => current,
    close: () => {
      clearInterval(timer);
    },
  };
}

/** Differs when the file was written or replaced; empty when it is not there. */
function versionOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : [found.dev, found.ino, found.size, found.mtimeMs].join();
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : 'It cannot be read.';
}
