import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** A folder in which nothing is but what `npm install` of the packed product would put there. */
export interface EmptyFolder {
  readonly path: string;
  readonly leave: () => void;
}

/**
 * Packs the product as it would be published, and installs it into an empty folder: the packed files themselves, and its
 * dependencies as they stand here, so that nothing is fetched.
 *
 * - `more`: packages that a team installs besides
 */
export async function installPacked(more: readonly string[] = []): Promise<EmptyFolder> {
  // What is packed is what the sources say now.
  await run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')], { cwd: ROOT });
  const path = mkdtempSync(join(tmpdir(), 'lienthong-packed-'));
  const modules = join(path, 'node_modules');
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', path], {
    cwd: ROOT,
  });
  const [packed] = JSON.parse(stdout) as readonly [{ readonly filename: string }];
  mkdirSync(join(modules, 'lienthong'), { recursive: true });
  const archive = join(path, packed.filename);
  execFileSync('tar', ['xzf', archive, '-C', join(modules, 'lienthong'), '--strip-components', '1']);
  rmSync(archive);
  for (const name of new Set([...installedWith(), ...more])) link(name, modules);
  mkdirSync(join(modules, '.bin'));
  for (const name of ['lienthong', ...more]) linkCommands(name, modules);
  return { path, leave: () => rmSync(path, { recursive: true }) };
}

/** Everything that the lock file installs without development dependencies, at the top. */
function installedWith(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev = false }]) => {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return name === undefined || dev ? [] : [name];
  });
}

/** A package as it is installed here; those for other platforms are not. */
function link(name: string, modules: string): void {
  const target = join(ROOT, 'node_modules', name);
  if (!existsSync(target)) return;
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(target, join(modules, name));
}

/** The commands of a package, as npm links them. */
function linkCommands(name: string, modules: string): void {
  const { bin = {} } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
    readonly bin?: Readonly<Record<string, string>>;
  };
  for (const [command, file] of Object.entries(bin)) {
    const target = join(modules, name, file);
    if (name === 'lienthong') chmodSync(target, 0o755);
    symlinkSync(target, join(modules, '.bin', command));
  }
}
