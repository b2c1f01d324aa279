import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of this package: the nearest one upwards that holds a `package.json`.
 * Works from `src/` (tsx, Jest) and from `dist/src/` (built) alike, whatever the working directory.
 */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Expected a package.json in a folder above this file, but found none.');
    folder = parent;
  }
  return folder;
}
