import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { followState, stateOfFile } from '../../src/util/followState.ts';

const file = (name: string) => join(mkdtempSync(join(tmpdir(), 'followed-')), name);

test('a file that is not there, below a file, or a link that leads to itself has no state, and nothing throws', () => {
  const [written, loop] = [file('a'), file('loop')];
  writeFileSync(written, 'a');
  symlinkSync(loop, loop);
  expect([file('none'), join(written, 'b'), loop].map(stateOfFile)).toEqual(['', '', '']);
  expect(stateOfFile(written)).not.toBe('');
});

test('a change is told once, when two looks find the same, and none after the end', async () => {
  // What each look finds; from the last on, that.
  const found = ['a', 'a', 'b', 'c', 'd', 'd', 'd', 'd'];
  let looks = 0;
  const told: (string | undefined)[] = [];
  const stateOf = () => found[Math.min(looks++, found.length - 1)] ?? '';
  const { close } = followState({ stateOf, lookMs: 5, onChange: () => told.push(found[looks - 1]) });
  while (looks < found.length) await pause(2);
  expect(told).toEqual(['d']);
  close();
  found.push('e', 'e', 'e');
  await pause(40);
  expect(told).toEqual(['d']);
});

test('what stands there at the beginning is known, and what is taken away is a change', async () => {
  const path = file('a');
  writeFileSync(path, 'a');
  let told = 0;
  const { close } = followState({ stateOf: () => stateOfFile(path), lookMs: 5, onChange: () => (told += 1) });
  await pause(40);
  expect(told).toBe(0);
  rmSync(path);
  while (told === 0) await pause(2);
  close();
  expect(told).toBe(1);
});
