import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The client as one script for a browser, minified; it is the global `client` there. */
export async function bundleClient(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'lienthong-client-'));
  // A process of its own: the bundler's native part does not take objects of Jest's.
  await promisify(execFile)(process.execPath, [
    'node_modules/vite/bin/vite.js',
    ...['build', '--config', 'test/client/support/viteConfig.ts', '--outDir', outDir],
  ]);
  return readFile(join(outDir, 'client.js'), 'utf8');
}
