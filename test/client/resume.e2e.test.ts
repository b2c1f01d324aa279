import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHandler } from 'graphql-sse/lib/use/http';
import { buildSubgraph } from '../../mocks/graphql/buildSubgraph.ts';
import { createClient, type TypedDocument } from '../../src/client/index.ts';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { freePort } from '../support/freePort.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';

const sdl = `type Query { hello: String } type Subscription { counted(from: Int!): Int }`;
const COUNTED = 'subscription ($from: Int!) { counted(from: $from) }' as unknown as TypedDocument<
  { readonly counted: number | null },
  { readonly from: number }
>;

let register: Server;
let start: () => Promise<GatewayProcess>;
let gateway: GatewayProcess;

beforeAll(async () => {
  async function* counted(_: unknown, { from }: { from: number }) {
    for (let counted = from; ; counted += 1) {
      yield { counted };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  const schema = buildSubgraph(sdl, { Subscription: { counted: { subscribe: counted } } });
  const events = createHandler({ schema });
  register = createServer((request, response) => {
    // The gateway looks whether somebody is there before it listens.
    // What is written to who has just gone fails, which is nothing to this server.
    if (request.headers.accept?.includes('event-stream')) events(request, response).catch(() => response.destroy());
    else response.setHeader('content-type', 'application/json').end('{"data":{"__typename":"Query"}}');
  });
  await new Promise<void>((resolve) => register.listen(0, '127.0.0.1', resolve));
  const { supergraphSdl } = composeSubgraphs([{ id: 'register', sdl }]);
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-resume-')), 'supergraph.graphql');
  const url = `http://127.0.0.1:${(register.address() as AddressInfo).port}/graphql`;
  writeFileSync(file, supergraphSdl.replace('lienthong:register', url));
  const port = String(await freePort());
  start = () => startGatewayProcess({}, ['--supergraph', file, '--open-access', '--port', port]);
  gateway = await start();
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  register.closeAllConnections();
  register.close();
});

test('a subscription goes on through a restart of the gateway, where it was', async () => {
  const client = createClient({ url: `${gateway.url}/graphql`, retry: { most: 1_000, longestWaitMs: 100 } });
  const seen: number[] = [];
  const gaps: number[] = [];
  const events = client.subscribe(
    COUNTED,
    { from: 1 },
    { resumeWith: ({ data }) => ({ from: (data?.counted ?? 0) + 1 }) },
  );
  for await (const { data, isAfterGap, errors } of events) {
    expect(errors).toEqual([]);
    const counted = data?.counted ?? 0;
    seen.push(counted);
    if (isAfterGap) gaps.push(counted);
    if (seen.length === 3) {
      await gateway.stop();
      gateway = await start();
    }
    if (gaps.length > 0) break;
  }
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(gaps).toEqual([seen.length]);
  expect(seen.length).toBeGreaterThan(3);
}, 60_000);
