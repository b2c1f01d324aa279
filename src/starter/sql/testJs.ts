import { conformFunction } from '../conformFunction.ts';

/** The file of tests: the conformance kit against the binding, with a database made for the test. */
export function testJs({ table, column }: { readonly table: string; readonly column: string }): string {
  return `import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { makeDatabase } from '../database.js';

const folder = join(import.meta.dirname, '..');
const binding = join(folder, 'binding.yaml');
const databases = mkdtempSync(join(tmpdir(), 'database-'));
after(() => rmSync(databases, { recursive: true }));

test('the database conforms to the shared data dictionary, through its binding', { timeout: 120_000 }, async () => {
  const path = join(databases, 'whole.sqlite');
  await makeDatabase(path);
  const { findings, rules } = JSON.parse(await conform(binding, '--url', \`sqlite:\${path}\`));
  // How fast this machine is today is not what is tested here.
  assert.deepEqual(findings.filter(({ family }) => family !== 'load'), []);
  assert.ok(rules.filter(({ state }) => state === 'passed').length > rules.length / 2);
});

test('a column that the binding names and the database has not is found', { timeout: 120_000 }, async () => {
  const path = join(databases, 'without.sqlite');
  await makeDatabase(path, 'ALTER TABLE "${table}" RENAME COLUMN "${column}" TO "another_name";');
  const { findings } = JSON.parse(await conform(binding, '--url', \`sqlite:\${path}\`, '--only', 'behaviour'));
  assert.ok(findings.some(({ rule }) => rule === 'BEHAVIOUR-ENTITIES-ERRORS'));
});

${conformFunction}`;
}
