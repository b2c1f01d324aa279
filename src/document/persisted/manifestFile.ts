import { readFileSync } from 'node:fs';
import { GatewayError } from '../../errors/gatewayError.ts';
import { followState, stateOfFile } from '../../util/followState.ts';
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
 * A version that cannot be read is not taken: the last good one stays.
 *
 * - throws `CONFIG_INVALID` when the first version cannot be read: the gateway does not start without it
 */
export function openManifest(path: string, options: ManifestOptions): ManifestFile {
  const read = () => readManifest(readFileSync(path, 'utf8'));
  let current: TrustedDocuments;
  // Before the content: what is written between the two is seen as a change.
  const followed = followState({
    stateOf: () => stateOfFile(path),
    lookMs: options.lookMs,
    onChange: () => {
      try {
        current = read();
      } catch (error) {
        options.onBroken(problemOf(error));
        return;
      }
      options.onLoaded(current.byId.size);
    },
  });
  try {
    current = read();
  } catch (cause) {
    followed.close();
    throw new GatewayError('CONFIG_INVALID', { where: path, problem: problemOf(cause) }, { cause });
  }
  return { current: () => current, close: followed.close };
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : 'It cannot be read.';
}
