import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const script = join(import.meta.dirname, 'openState.ts');

/** Processes that are ready before the first of them opens the file: exit code of each (0: it could write). */
export async function startAtOnce(file: string, count: number): Promise<readonly (number | null)[]> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--import', tsx, script, file], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  const ends = children.map((child) => once(child, 'close') as Promise<[number | null]>);
  for (const { stdin } of children) stdin.end();
  return (await Promise.all(ends)).map(([code]) => code);
}
