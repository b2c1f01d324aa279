import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { aTeam, CARD } from './support/aTeam.ts';

test('it writes at once, again whenever a document changes, and lives through one that is broken', async () => {
  const team = aTeam();
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
  const child = spawn(process.execPath, ['--import', tsx, main, 'codegen', '--watch'], {
    cwd: team.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaints += piece));
  const until = async (isSo: () => boolean) => {
    const givenUpAt = Date.now() + 30_000;
    while (!isSo()) {
      if (child.exitCode !== null || Date.now() > givenUpAt) throw new Error(`It did not come to it: ${complaints}`);
      await pause(50);
    }
  };
  const written = () =>
    existsSync(team.path('src/generated/operations.ts')) ? team.read('src/generated/operations.ts') : '';
  try {
    await until(() => written().includes('birthDate'));
    team.write('src/card.graphql', CARD.replace('birthDate', 'sex'));
    await until(() => !written().includes('birthDate') && written().includes('sex'));
    team.write('src/card.graphql', CARD.replace('birthDate', 'birthDat'));
    await until(() => complaints.includes('Cannot query field "birthDat"'));
    expect(written()).toContain('sex');
    team.write('src/card.graphql', CARD);
    await until(() => written().includes('birthDate'));
  } finally {
    child.kill();
    await ended;
    team.leave();
  }
}, 120_000);
