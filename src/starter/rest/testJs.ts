import { conformFunction } from '../conformFunction.ts';

/** The file of tests: the API's own, and the conformance kit against the binding and the running server. */
export function testJs({ collection, key }: { readonly collection: string; readonly key: string }): string {
  return `import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { findRecords, startServer } from '../server.js';

const folder = join(import.meta.dirname, '..');
const records = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8'));
let server;
before(async () => {
  server = await startServer(0);
});
after(() => server.stop());

test('records come by their keys, in pages; an unknown key gives none', async () => {
  const keys = records['${collection}'].map((record) => record['${key}']);
  const whole = await search({ '${key}': keys });
  assert.deepEqual([whole.total, whole.items.length, whole.next], [keys.length, keys.length, null]);
  const first = await search({ '${key}': keys }, '?size=1');
  assert.equal(first.items.length, 1);
  assert.deepEqual((await search({ '${key}': keys }, first.next.slice(first.next.indexOf('?')))).items.length, 1);
  assert.deepEqual(await search({ '${key}': ['nobody'] }), { total: 0, next: null, items: [] });
  assert.equal(findRecords('nothing', '${key}', keys), undefined);
});

test('the API conforms to the shared data dictionary, through its binding', { timeout: 120_000 }, async () => {
  const { findings, rules } = JSON.parse(await conform(join(folder, 'binding.yaml'), '--url', server.url));
  // How fast this machine is today is not what is tested here.
  assert.deepEqual(findings.filter(({ family }) => family !== 'load'), []);
  assert.ok(rules.filter(({ state }) => state === 'passed').length > rules.length / 2);
});

async function search(body, query = '') {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(\`\${server.url}/${collection}/search\${query}\`, init);
  assert.equal(answer.status, 200);
  return answer.json();
}

${conformFunction}`;
}
