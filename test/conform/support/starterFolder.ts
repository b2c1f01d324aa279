import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dictionary } from '../../../src/model/dictionary.ts';
import { starterFiles, type StarterKind } from '../../../src/starter/starterFiles.ts';
import { packageRoot } from '../../../src/util/packageRoot.ts';
import { lienthong } from '../../support/built.ts';

/** Writes a starter as `lienthong conform init` does, and installs it. */
export function writeStarter(folder: string, dictionary: Dictionary, kind: StarterKind, subject: string): void {
  for (const [name, text] of starterFiles(dictionary, { subject, kind, today: '2026-11-26', packages: {} })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  install(folder);
}

/** What `npm install` would bring: the packages that it names, and the kit as this source has it. */
export function install(folder: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(packageRoot(), 'node_modules', name), place);
  }
  const kit = join(folder, 'node_modules', 'lienthong');
  mkdirSync(kit, { recursive: true });
  writeFileSync(join(kit, 'package.json'), '{"name":"lienthong","type":"module","bin":{"lienthong":"main.js"}}');
  symlinkSync(lienthong, join(kit, 'main.js'));
}

/** Starts the server of a starter at a free port. */
export async function serve(folder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const env = { PORT: '0' };
  const child = spawn(process.execPath, ['server.js'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: /http:\S+/.exec(said.toString())?.[0] ?? '', child };
}

/** Runs Node.js in a starter's folder until it ends. */
export async function runNode(folder: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
