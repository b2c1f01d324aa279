import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parse } from 'yaml';
import { ciJobs } from '../../src/conform/ci/ciJobs.ts';
import { lienthong } from '../support/built.ts';
import { until } from '../support/until.ts';

const options = { url: 'http://127.0.0.1:4001/graphql', keys: 'keys.jsonl' };

test.each(['github', 'gitlab'])('%s: the job is YAML and runs the kit against the running subgraph', (system) => {
  const job = JSON.stringify(parse(ciJobs[system]?.(options) ?? ''));
  expect(job).toContain('npm ci');
  expect(job).toContain('npx lienthong conform http://127.0.0.1:4001/graphql --keys keys.jsonl');
});

test('every job tests the schema by itself first, keeps the report, and lets a failure through', () => {
  expect(Object.keys(ciJobs)).toEqual(['github', 'gitlab', 'jenkins']);
  for (const job of Object.values(ciJobs).map((print) => print(options))) {
    expect(job).toContain('--only schema');
    expect(job).toMatch(/report\.(xml|html)/);
    expect(job).not.toMatch(/\|\| true|continue-on-error|allow_failure/);
  }
});

test('watch runs at once, and again whenever the file changes, be it broken in between', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const file = join(folder, 'schema.graphql');
  const good = readFileSync('resolvers/land/schema.graphql', 'utf8');
  writeFileSync(file, good);
  const args = [lienthong, 'conform', 'watch', file, '--only', 'schema'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += stripVTControlCharacters(piece)));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaints += piece));
  /** Until it waits for a change and has said so last; a file may be read while it is written, which is one run more. */
  const untilSaid = async (end: RegExp, since: number) => {
    const isSaid = () => complaints.includes('waiting') && end.test(said.slice(since).trimEnd());
    await until(
      isSaid,
      () => said + complaints,
      () => child.exitCode !== null,
    );
  };
  try {
    await untilSaid(/No finding\.$/, 0);
    const whole = said.length;
    writeFileSync(file, `${good}\ntype {`);
    await untilSaid(/SCHEMA-UNREADABLE/, whole);
    const broken = said.length;
    writeFileSync(file, `${good}\n# mended`);
    await untilSaid(/No finding\.$/, broken);
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  }
}, 120_000);
