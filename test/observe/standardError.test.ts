import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { standardErrorLines } from '../../src/observe/standardError.ts';
import { built } from '../support/built.ts';

/** A place for a log that takes so many bytes and is full then, until it is emptied. */
function disk(room: number) {
  let left = room;
  let text = '';
  return {
    text: () => text,
    makeRoom: () => (left = Infinity),
    write: (bytes: Buffer) => {
      if (left === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const taken = bytes.subarray(0, left);
      left -= taken.length;
      text += taken.toString('utf8');
      return taken.length;
    },
  };
}

test('lines that a full disk does not take are counted, and the log goes on when there is room', () => {
  const full = disk(10);
  const lines = standardErrorLines(full.write);
  for (const line of ['{"a":1}\n', '{"a":2}\n', '{"a":3}\n']) lines.write(line);
  full.makeRoom();
  for (const line of ['{"a":4}\n', '{"a":5}\n']) lines.write(line);
  const [first, cut, said, ...rest] = full.text().split('\n');
  expect([first, cut, rest]).toEqual(['{"a":1}', '{"', ['{"a":4}', '{"a":5}', '']]);
  expect(JSON.parse(said ?? '')).toMatchObject({ level: 40, lost: 2 });
});

test('whoever reads slowly is waited for, but not for ever', () => {
  let trials = 0;
  const slow = () => {
    trials += 1;
    throw Object.assign(new Error('try again'), { code: 'EAGAIN' });
  };
  const lines = standardErrorLines(slow);
  const startedMs = performance.now();
  for (let line = 0; line < 20; line += 1) lines.write('{}\n');
  expect(performance.now() - startedMs).toBeLessThan(1_000);
  expect(trials).toBeGreaterThan(20);
});

const hasFullDevice = existsSync('/dev/full');

(hasFullDevice ? test : test.skip)('a process whose log cannot be written goes on', () => {
  const logger = pathToFileURL(built('src/observe/logger')).href;
  const program = `
    const { createLogger } = await import(${JSON.stringify(logger)});
    createLogger('warn').warn('something');
    setTimeout(() => console.log('alive'), 50);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')],
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, 'alive\n']);
});
