import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the peers from their own lock file, unless they are there; whatever cannot be installed fails to start later. */
export function installPeers(root: string): void {
  const folder = join(root, 'bench/peers');
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return;
  console.error('Installing the peers into bench/peers (once, about 700 MB) …');
  spawnSync('npm', ['ci', '--prefix', folder, '--ignore-scripts'], { stdio: 'inherit' });
}
