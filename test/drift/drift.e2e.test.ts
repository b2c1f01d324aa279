import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { until } from '../support/until.ts';

const QUERY = `query ($id: PersonalId!) {
  person(personalId: $id) { fullNameText landRights { rightFrom sharePercent } }
}`;
const CITIZEN = { persona: 'citizen', purpose: 'SELF_ACCESS' } as const;
const id = scenario('residence-own-home').ids['applicantId'];

let platform: Platform;
let land = '';
let isLying = false;
const told: Record<string, unknown>[] = [];
const servers: Server[] = [];

async function listen(handle: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>): Promise<string> {
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  // Between gateway and ministry: says of every right that it begins in 900 years, when it lies.
  const between = await listen(pass);
  const webhook = await listen(async (incoming, outgoing) => {
    told.push(JSON.parse(await text(incoming)) as Record<string, unknown>);
    outgoing.end();
  });
  platform = await startPlatform({
    env: {
      LIENTHONG_LAND_URL: `${between}/graphql`,
      LIENTHONG_DRIFT_EVERY: '1',
      LIENTHONG_DRIFT_LEAST_VALUES: '5',
      LIENTHONG_DRIFT_WEBHOOK: `${webhook}/drift`,
    },
  });
  land = platform.ministry('land').url;
}, 90_000);

afterAll(async () => {
  await platform.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await text(incoming);
  const { host: _, 'content-length': __, ...headers } = incoming.headers;
  const onward = request(land, { method: incoming.method ?? 'POST', headers }, (answer) => {
    void text(answer).then((said) => {
      const spoilt = isLying ? said.replaceAll(/("\w*rightFrom\w*":)"\d{4}/g, '$1"2920') : said;
      outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? '' });
      outgoing.end(spoilt);
    });
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}

const ask = () => platform.query(QUERY, { id }, CITIZEN);
const codes = ({ errors }: PlatformAnswer) => [...new Set(errors.map(({ extensions }) => extensions.code))];

/** Asks again and again until an answer is as it should be. */
async function askUntil(isSo: (answer: PlatformAnswer) => boolean): Promise<PlatformAnswer> {
  for (let count = 0; count < 500; count += 1) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await pause(20);
  }
  throw new Error(`It never came to it: ${JSON.stringify(await ask())}`);
}

const rightsIn = ({ data }: PlatformAnswer) =>
  (
    data?.['person'] as {
      readonly landRights: readonly { readonly rightFrom: unknown; readonly sharePercent: unknown }[];
    }
  ).landRights;

test('an element that begins to break its rule is kept back, the owner is told, and it comes back by itself', async () => {
  await askUntil(({ errors }) => errors.length === 0);
  for (let count = 0; count < 10; count += 1) {
    const answer = await ask();
    expect(answer.errors).toEqual([]);
    for (const { rightFrom } of rightsIn(answer)) expect(rightFrom).toMatch(/^\d{4}-/);
  }

  isLying = true;
  const kept = await askUntil(({ errors }) => errors.length > 0);
  expect(codes(kept)).toEqual(['SOURCE_ELEMENT_QUARANTINED']);
  expect(kept.errors[0]).toMatchObject({
    message: expect.stringContaining('LandRight.rightFrom'),
    path: ['person', 'landRights', 0, 'rightFrom'],
    extensions: { messageVi: expect.stringContaining('DATA-DATE-FUTURE'), owner: { code: expect.any(String) } },
  });
  // Its siblings answer.
  expect(kept.data).toMatchObject({ person: { fullNameText: expect.any(String) } });
  for (const { rightFrom, sharePercent } of rightsIn(kept)) {
    expect(rightFrom).toBeNull();
    expect(sharePercent).not.toBeNull();
  }
  await until(
    () => told.length > 0,
    () => 'nobody was told',
  );
  expect(told[0]).toMatchObject({
    kind: 'quarantined',
    source: 'land',
    element: 'LandRight.rightFrom',
    rule: 'DATA-DATE-FUTURE',
    ministry: { vi: expect.any(String) },
  });
  expect(JSON.stringify(told) + platform.log()).not.toContain('2920-');
  const { sources } = (await (await fetch(`${platform.url}/api/sources`)).json()) as {
    readonly sources: readonly { readonly id: string; readonly keptBack: readonly object[] }[];
  };
  expect(sources.flatMap(({ id: source, keptBack }) => keptBack.map((each) => [source, each]))).toEqual([
    ['land', expect.objectContaining({ element: 'LandRight.rightFrom', rule: 'DATA-DATE-FUTURE' })],
  ]);
  // The schema still has it, and whoever asks beforehand is told.
  const type = await platform.query('{ __type(name: "LandRight") { fields { name } } }', {}, CITIZEN);
  expect(JSON.stringify(type.data)).toContain('rightFrom');

  isLying = false;
  const back = await askUntil(({ errors }) => errors.length === 0);
  for (const { rightFrom } of rightsIn(back)) expect(rightFrom).toMatch(/^(1|20)\d+-/);
  await until(
    () => told.length > 1,
    () => 'nobody was told',
  );
  expect(told[1]).toMatchObject({ kind: 'released', element: 'LandRight.rightFrom' });
}, 120_000);
