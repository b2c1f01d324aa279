import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** SDL files of the gateway's own subgraph, in reading order. */
const FILES = [
  'schema.graphql',
  'decision.graphql',
  'oversight.graphql',
  'quality.graphql',
  'consent.graphql',
  'stubs.graphql',
];

/**
 * The SDL of the gateway's own subgraph. The files stand beside the sources of the package and are not copied by the
 * compiler, so they are looked for from this file upwards: the same from `resolvers/` as from `dist/resolvers/`.
 */
export function readSdl(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'resolvers', 'gateway', 'stubs.graphql'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Expected resolvers/gateway/*.graphql in the package, but found none.');
    folder = parent;
  }
  return FILES.map((file) => readFileSync(join(folder, 'resolvers', 'gateway', file), 'utf8')).join('\n');
}
