import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AskedSubgraphs } from '../../src/start/subgraphs/askedSubgraphs.ts';
import { startEventSubgraph, type EventSubgraph } from '../support/startEventSubgraph.ts';

const sdl = (fields: string) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  type Query { person: Person } type Person @key(fields: "id") { id: ID! ${fields} }`;

let tax: EventSubgraph;
beforeEach(async () => {
  tax = await startEventSubgraph(sdl(''), {});
});
afterEach(() => {
  tax.stop();
});

const listed = (url: string, routingUrl = url) => ({ id: 'tax', url: routingUrl, schema: { url, headers: {} } });

test('what a subgraph says is new once, and again when it says another thing', async () => {
  const asked = new AskedSubgraphs();
  const list = [listed(tax.url)];
  expect(await asked.saysOtherwise(list)).toBe(true);
  const [first] = await asked.read(list);
  expect(await asked.saysOtherwise(list)).toBe(false);
  tax.become(sdl('owes: Int'), {});
  expect(await asked.saysOtherwise(list)).toBe(true);
  const [second] = await asked.read(list);
  expect([first?.sdl.includes('owes'), second?.sdl.includes('owes')]).toEqual([false, true]);
});

test('one that is away is taken at its last word, as long as it is listed as it was', async () => {
  const asked = new AskedSubgraphs();
  const list = [listed(tax.url)];
  const before = await asked.read(list);
  tax.stop();
  expect(await asked.read(list)).toEqual(before);
  expect(await asked.saysOtherwise(list)).toBe(false);
  await expect(asked.read([listed(tax.url, 'http://127.0.0.1:1/')])).rejects.toMatchObject({
    code: 'SUBGRAPH_SCHEMA_UNREADABLE',
  });
  await asked.read([]);
  await expect(asked.read(list)).rejects.toMatchObject({ code: 'SUBGRAPH_SCHEMA_UNREADABLE' });
});

test('one that was away when its entry changed is new when it is back, though it says the same', async () => {
  const asked = new AskedSubgraphs();
  await asked.read([listed(tax.url)]);
  const other = [listed(tax.url, 'http://127.0.0.1:1/')];
  expect(await asked.saysOtherwise(other)).toBe(true);
  await asked.read(other);
  expect(await asked.saysOtherwise(other)).toBe(false);
});

test('nobody waits for one that does not answer once it is over', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `http://name:secret@127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const asked = new AskedSubgraphs();
  const reading = asked.read([listed(url)]);
  const asking = asked.saysOtherwise([listed(url)]);
  asked.close();
  await expect(reading).rejects.toThrow(/no schema can be read from http:\/\/127\.0\.0\.1:\d+\/: /);
  expect(await asking).toBe(false);
  await expect(asked.read([listed(tax.url)])).rejects.toMatchObject({ code: 'SUBGRAPH_SCHEMA_UNREADABLE' });
  silent.closeAllConnections();
  silent.close();
});
