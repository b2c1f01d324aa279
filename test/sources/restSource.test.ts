import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EndpointLookup, RestBinding } from '../../src/model/binding.ts';
import { openTestSource, type TestSource } from './support/openTestSource.ts';

const sdl = `
  type Query { vehicle(plate: ID!): Vehicle }
  type Vehicle @key(fields: "plate") { plate: ID! colour: String }
`;

const paged = { parameters: { size: '2' }, pages: { next: 'next', total: 'total' }, limit: 10, by: 'bienSo' };

function bindingWith(lookup: EndpointLookup): RestBinding {
  return {
    id: 'vehicles',
    kind: 'rest',
    ministry: { vi: 'Thử', en: 'Test', agency: 'G99' },
    connection: { default: 'http://127.0.0.1:1' },
    endpoints: { xe: { items: 'items', lookups: [lookup] } },
    types: { Vehicle: { table: 'xe', keys: ['plate'], fields: { plate: 'bienSo', colour: 'mau' } } },
    queries: { vehicle: { to: 'Vehicle', by: { plate: 'plate' } } },
  };
}

interface Asked {
  readonly url: string;
  readonly keys: readonly string[];
}

let server: Server;
let source: TestSource | undefined;
let asked: Asked[];

/** Two vehicles a page, whatever the method; the keys of a GET stand in its address, those of a POST in its body. */
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://x');
      const body =
        parts.length === 0 ? undefined : (JSON.parse(Buffer.concat(parts).toString()) as { bienSo: string[] });
      const keys = body?.bienSo ?? url.searchParams.get('bienSo')?.split(',') ?? [];
      asked.push({ url: request.url ?? '', keys });
      const page = Number(url.searchParams.get('page') ?? 1);
      url.searchParams.set('page', String(page + 1));
      const items = keys.slice((page - 1) * 2, page * 2).map((bienSo) => ({ bienSo, mau: `màu ${bienSo}` }));
      const next = page * 2 < keys.length ? url.pathname + url.search : null;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ items, next, total: keys.length }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  await source?.close();
  server.closeAllConnections();
  server.close();
});

function open(lookup: EndpointLookup): TestSource {
  const { port } = server.address() as AddressInfo;
  source = openTestSource(bindingWith(lookup), { sdl, url: `http://127.0.0.1:${port}` });
  return source;
}

const plates = ['A1', 'B2', 'C3', 'D4', 'E5'];
const vehicles = plates.map((plate) => ({ plate, colour: `màu ${plate}` }));
const ask = (from: TestSource) =>
  from.askEntities(
    'Vehicle',
    plates.map((plate) => ({ plate })),
    'plate colour',
  );

test('keys by POST stand in the body of every page, and in no address', async () => {
  const { data, errors, cost } = await ask(open({ ...paged, method: 'POST', path: '/xe/tra-cuu', keys: 'bienSo' }));
  expect(errors).toEqual([]);
  expect(data?.['_entities']).toEqual(vehicles);
  expect(cost.httpCalls).toBe(3);
  expect(asked.map(({ url }) => url)).toEqual([
    '/xe/tra-cuu?size=2',
    '/xe/tra-cuu?size=2&page=2',
    '/xe/tra-cuu?size=2&page=3',
  ]);
  expect(asked.map(({ keys }) => keys)).toEqual([plates, plates, plates]);
});

test('keys that are not personal may stand in the address, divided by commas', async () => {
  const { data, errors } = await ask(open({ ...paged, method: 'GET', path: '/xe', keys: 'bienSo' }));
  expect(errors).toEqual([]);
  expect(data?.['_entities']).toEqual(vehicles);
  expect(asked).toHaveLength(3);
  expect(asked[0]?.url).toBe('/xe?size=2&bienSo=A1%2CB2%2CC3%2CD4%2CE5');
});

test('a call that takes one key has it in its path', async () => {
  const one = open({ by: 'bienSo', method: 'GET', path: '/xe?bienSo={key}', limit: 1 });
  const { data } = await one.ask('query ($v0: ID!) { vehicle(plate: $v0) { colour } }', { v0: 'A1' });
  expect(data).toEqual({ vehicle: { colour: 'màu A1' } });
});
