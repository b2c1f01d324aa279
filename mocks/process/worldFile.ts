import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableSetting } from '../environment.ts';

/**
 * Finds a ministry's database in the world that `mocks/world` has made.
 *
 * - `dataDir`: folder with `world/` in it, or the world's folder itself
 */
export function worldFile(dataDir: string, ministry: string): string {
  const candidates = [join(dataDir, 'world', `${ministry}.sqlite`), join(dataDir, `${ministry}.sqlite`)];
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new UnusableSetting(
    `There is no database of ${ministry} in ${dataDir}; start the ministries with "npm run mocks", which makes a world first.`,
  );
}
