import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lienthong } from '../support/built.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';

const page = readFileSync('docs/receipts.md', 'utf8');
const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');

let gateway: GatewayProcess;

beforeAll(async () => {
  gateway = await startGatewayProcess({});
}, 60_000);

afterAll(() => gateway.stop());

test('the commands of the page sign an answer, keep it and check it', async () => {
  const defined = `lienthong() { node ${lienthong} "$@"; }`;
  const script = [defined, ...commands].join('\n').replaceAll('localhost:4000', new URL(gateway.url).host);
  const cwd = mkdtempSync(join(tmpdir(), 'lienthong-receipts-'));
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd });
  expect(stdout).toContain('The signature is good');
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toHaveProperty('time');
  expect(readFileSync(join(cwd, 'body.json'), 'utf8')).toContain('Hà Nội');
}, 60_000);
