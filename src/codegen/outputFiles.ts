import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of files that are not in a folder, or are otherwise there. */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].filter(([name, text]) => current(join(folder, name)) !== text).map(([name]) => name);
}

/** Writes what differs, and leaves the rest alone, so that nobody builds again for nothing. */
export function writeOutput(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  const stale = staleFiles(folder, files);
  mkdirSync(folder, { recursive: true });
  for (const name of stale) writeFileSync(join(folder, name), files.get(name) ?? '');
  return stale;
}

function current(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
