import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { refuseSupergraphSettings } from '../../src/start/supergraphSettings.ts';

function settings(yaml: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-settings-')), 'lienthong.yaml');
  writeFileSync(file, yaml);
  return loadConfig({ file, sourceIds: ['land', 'tax'], environment: {} });
}

test.each([
  ['sources: { tax: { timeoutMs: 100 }, land: { shareReads: false } }', 'sources.land.shareReads'],
  ['sources: { land: { batchRequests: true } }', 'sources.land.batchRequests'],
  ['sources: { land: { subscriptions: ws } }', 'sources.land.subscriptions'],
  ['overrideLabels: [new-land]', 'overrideLabels'],
])('%s: refused without a supergraph, by name', (yaml, where) => {
  const refuse = () => refuseSupergraphSettings(settings(yaml));
  expect(refuse).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', params: expect.objectContaining({ where }) }),
  );
});

test('what every source may be told is no setting of a supergraph', () => {
  const yaml = 'sources: { land: { url: "http://127.0.0.1:1", timeoutMs: 100, weight: 2 } }';
  expect(() => refuseSupergraphSettings(settings(yaml))).not.toThrow();
});
