import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const readme = readFileSync('README.md', 'utf8');

/** The block of a language that holds a text. */
function block(language: string, holding: string): string {
  const blocks = [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code]) => code ?? '',
  );
  return blocks.find((code) => code.includes(holding)) ?? '';
}

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
}, 60_000);

afterAll(() => platform.stop());

test('the question on the first screen gives the answer and the plan that stand below it', async () => {
  const script = block('sh', 'curl')
    .replace('http://localhost:4000', platform.url)
    .replace('localhost:4000', platform.url)
    .replace('localhost:4100', platform.ministry('identity').url);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);
  expect(stdout).toBe(block('text', 'person:'));
});

test('every file and folder that it names exists', () => {
  const named = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(5);
  for (const path of named) expect([path, readable(path)]).toEqual([path, true]);
});

function readable(path: string): boolean {
  try {
    if (!path.endsWith('/')) readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
