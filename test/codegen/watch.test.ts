import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { lienthong } from '../support/built.ts';
import { until } from '../support/until.ts';
import { aTeam, CARD } from './support/aTeam.ts';

test('it writes at once, again whenever a document changes, and lives through one that is broken', async () => {
  const team = aTeam();
  const child = spawn(process.execPath, [lienthong, 'codegen', '--watch'], {
    cwd: team.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaints += stripVTControlCharacters(piece)));
  const comesTo = (isSo: () => boolean) =>
    until(
      isSo,
      () => complaints,
      () => child.exitCode !== null,
    );
  const written = () =>
    existsSync(team.path('src/generated/operations.ts')) ? team.read('src/generated/operations.ts') : '';
  try {
    await comesTo(() => written().includes('birthDate'));
    team.write('src/card.graphql', CARD.replace('birthDate', 'sex'));
    await comesTo(() => !written().includes('birthDate') && written().includes('sex'));
    team.write('src/card.graphql', CARD.replace('birthDate', 'birthDat'));
    await comesTo(() => complaints.includes('Cannot query field "birthDat"'));
    expect(written()).toContain('sex');
    team.write('src/card.graphql', CARD);
    await comesTo(() => written().includes('birthDate'));
  } finally {
    child.kill();
    await ended;
    team.leave();
  }
}, 120_000);
