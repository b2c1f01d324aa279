import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runCommand } from '../support/runCommand.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

test.each(['--version', '-V'])('lienthong %s says which version it is', async (flag) => {
  expect(await runCommand([flag])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});
