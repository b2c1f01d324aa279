import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { nowIso, systemClock } from '../../../clock.ts';
import { dataOf, isObject } from '../../../conform/behaviour/answer.ts';
import { askTarget } from '../../../conform/target/askTarget.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { failWith } from '../../failWith.ts';
import { withConformFlags, type ConformFlags } from './conformFlags.ts';
import { publish } from './publish.ts';
import { runOnce } from './runOnce.ts';

interface Flags extends ConformFlags {
  readonly watch: readonly string[];
}

/** Time between two looks (milliseconds). */
const LOOK_MS = 500;

/** Folders that change by themselves. */
const PASSED_OVER = new Set(['node_modules', 'dist', 'coverage']);

/** `lienthong conform watch <target>`: runs again when the schema, the files given or the watched folders change. */
export function watchCommand(): Command {
  return withConformFlags(new Command('watch'))
    .description('run again whenever the schema or a file changes, until it is stopped')
    .argument('<target>', 'address of a subgraph, file of SDL, file of a binding, or id of an attached source')
    .option(
      '--watch <path>',
      'further file or folder; may be repeated',
      (path: string, all: string[]) => [...all, path],
      [],
    )
    .action(watch);
}

async function watch(target: string, flags: Flags): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const now = await stateOf(target, flags);
    if (now !== last) {
      await runAndTell(target, flags);
      last = now;
    }
    await pause(LOOK_MS);
  }
}

/** What is wrong this time may be mended in the next moment. */
async function runAndTell(target: string, flags: Flags): Promise<void> {
  try {
    publish(await runOnce(target, flags), flags);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    failWith(error);
  }
  console.error(`${nowIso(systemClock)} waiting for a change; Ctrl+C ends.`);
}

/** Differs when something that a run looks at has changed. */
async function stateOf(target: string, { keys, waivers, baseline, watch: watched }: Flags): Promise<string> {
  const isAddress = /^https?:\/\//.test(target);
  const files = [...(isAddress ? [] : [target]), keys, waivers, baseline, ...watched];
  const stamps = files.flatMap((file) => (file === undefined ? [] : stampsOf(file)));
  return [isAddress ? await sdlStamp(target) : '', ...stamps].join('\n');
}

async function sdlStamp(url: string): Promise<string> {
  const answer = await askTarget(url)({ body: { query: '{ _service { sdl } }' } });
  const service = dataOf(answer)?.['_service'];
  const sdl = isObject(service) ? JSON.stringify(service['sdl']) : (answer.failure ?? 'none');
  return createHash('sha256').update(sdl).digest('hex');
}

function stampsOf(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return [`${path} ${found?.size ?? ''} ${found?.mtimeMs ?? ''}`];
  return readdirSync(path)
    .filter((name) => !name.startsWith('.') && !PASSED_OVER.has(name))
    .sort()
    .flatMap((name) => stampsOf(join(path, name)));
}
