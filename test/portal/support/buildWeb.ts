import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Builds the playground into `dist/web` unless what is there is newer than its sources. */
export async function buildWeb(): Promise<void> {
  const built = existsSync('dist/web/index.html') ? (await stat('dist/web/index.html')).mtimeMs : 0;
  if (built > (await newestChange('web'))) return;
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web']);
}

async function newestChange(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const times = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).mtimeMs),
  );
  return Math.max(...times);
}
