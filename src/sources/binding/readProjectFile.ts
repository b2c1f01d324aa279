import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { packageRoot } from '../../util/packageRoot.ts';

/** Text of a file that a binding names: an absolute path, or one below the project's root. */
export function readProjectFile(path: string): string {
  return readFileSync(isAbsolute(path) ? path : join(packageRoot(), path), 'utf8');
}
