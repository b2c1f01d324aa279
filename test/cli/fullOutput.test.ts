import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { lienthong } from '../support/built.ts';

(existsSync('/dev/full') ? test : test.skip)(
  'a result for which there is no room is said in one sentence, and fails',
  () => {
    const { status, stderr } = spawnSync(process.execPath, [lienthong, 'errors'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^\S*OUTPUT_UNWRITABLE\S* .*ENOSPC.*\n$/);
    expect(status).toBe(2);
  },
);
