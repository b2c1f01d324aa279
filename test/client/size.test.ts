import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { bundleClient } from './support/bundleClient.ts';

/** What a view may pay for the client (bytes). */
const MOST = 8_000;

test('the whole client is 8 kB or less, minified and compressed', async () => {
  const bundle = await bundleClient();
  expect(bundle).toContain('text/event-stream');
  expect(gzipSync(bundle).length).toBeLessThanOrEqual(MOST);
});
