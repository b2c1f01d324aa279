import { conformFunction } from '../conformFunction.ts';

/** The file of tests: the subgraph's own, and the conformance kit against the running server. */
export function testJs(entity: string): string {
  return `import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { startServer } from '../server.js';
import { findRecord } from '../subgraph.js';

const folder = join(import.meta.dirname, '..');
const keys = readFileSync(join(folder, 'keys.jsonl'), 'utf8').trim().split('\\n').map((line) => JSON.parse(line));

test('every record that is there is found by its key', () => {
  for (const key of keys) assert.equal(findRecord(key)?.__typename, key.__typename);
});

test('an unknown key, and none at all, give null', () => {
  const [first] = keys.filter(({ __typename }) => __typename === '${entity}');
  const unknown = Object.entries(first).map(([name, value]) => [name, name === '__typename' ? value : 'nobody']);
  assert.equal(findRecord(Object.fromEntries(unknown)), null);
  assert.equal(findRecord({ __typename: '${entity}' }), null);
});

test('the subgraph conforms to the shared data dictionary', { timeout: 120_000 }, async () => {
  const server = await startServer(0);
  try {
    const { findings, rules } = JSON.parse(await conform(server.url));
    // How fast this machine is today is not what is tested here.
    assert.deepEqual(findings.filter(({ family }) => family !== 'load'), []);
    assert.ok(rules.filter(({ state }) => state === 'passed').length > rules.length / 2);
  } finally {
    await server.stop();
  }
});

${conformFunction}`;
}
