import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { GatewayError } from '../../src/errors/gatewayError.ts';
import { DialBoard } from '../../src/mock/dials/dialBoard.ts';
import { followDials } from '../../src/mock/dials/followDials.ts';
import { DIALS_PATH, type StartedMock } from '../../src/start/mock/startMock.ts';
import { aMock, ask } from './support/askMock.ts';

const words = { sources: ['land', 'health'], isField: (coordinate: string) => coordinate === 'Encounter.labResults' };

describe('a file of dials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-dials-'));
  const file = join(folder, 'dials.yaml');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is followed; what cannot be read leaves the dials as they are', () => {
    const refused: GatewayError[] = [];
    const board = new DialBoard();
    writeFileSync(file, 'land: { outage: true, latencyMs: 40 }');
    const followed = followDials(file, board, words, (error) => refused.push(error));
    expect([board.isOut('land'), board.latencyMs('land'), board.isOut('health')]).toEqual([true, 40, false]);
    writeFileSync(file, 'land: { outage: maybe }');
    followed.look();
    expect(refused.map(({ code }) => code)).toEqual(['MOCK_DIALS_INVALID']);
    expect(board.isOut('land')).toBe(true);
    writeFileSync(file, '{ "health": { "slowFields": { "Encounter.labResults": 30 } } }');
    followed.look();
    followed.close();
    expect([board.isOut('land'), board.slowMs('health', 'Encounter.labResults')]).toEqual([false, 30]);
  });

  test.each([
    ['roads: { outage: true }', 'roads: there is no such source'],
    ['land: { slowFields: { Nothing.here: 3 } }', 'Nothing.here: the graph has no such field'],
    ['land: { speed: 3 }', 'land'],
    ['land: {', 'it is neither YAML nor JSON'],
  ])('%s is refused at the start', (text, problem) => {
    writeFileSync(file, text);
    expect(() => followDials(file, new DialBoard(), words, () => undefined)).toThrow(problem);
  });
});

describe('dials turned while the mock runs', () => {
  let mock: StartedMock;

  beforeAll(async () => {
    mock = await aMock({ role: 'land-officer', purpose: 'LAND_TRANSFER' });
  }, 60_000);
  afterEach(() => turn({}));
  afterAll(() => mock.close());

  async function turn(dials: object): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${mock.url}${DIALS_PATH}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(dials),
    });
    return { status: response.status, body: await response.json() };
  }

  const QUERY = '{ person(personalId: "079075990101") { fullNameText landRights { rightFrom } } }';
  const stated = { caseId: 'H29.21-261110-9901' };

  test('an outage costs the fields of its ministry, is told with its name, and ends at once', async () => {
    expect(await turn({ land: { outage: true } })).toEqual({ status: 200, body: { land: { outage: true } } });
    const out = await ask(mock, QUERY, stated);
    expect(out.data).toEqual({ person: { fullNameText: 'Nguyễn Văn Hòa', landRights: null } });
    expect(out.errors).toMatchObject([
      { path: ['person', 'landRights'], extensions: { code: 'SOURCE_UNREACHABLE', source: 'land' } },
    ]);
    const sources = await (await fetch(`${mock.url}/api/sources`)).text();
    expect(sources).toContain('"state":"down"');
    await turn({});
    expect((await ask(mock, QUERY, stated)).errors).toEqual([]);
  });

  test('a ministry that takes longer than the gateway waits is told as such', async () => {
    await turn({ land: { latencyMs: 30_000 } });
    const { data, errors } = await ask(mock, QUERY, stated);
    expect(data).toEqual({ person: { fullNameText: 'Nguyễn Văn Hòa', landRights: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_TIMED_OUT', source: 'land' } }]);
  });

  test('a slow field that is deferred comes after the quick data', async () => {
    await turn({ land: { slowFields: { 'Person.landRights': 200 } } });
    const response = await fetch(`${mock.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'multipart/mixed, application/json',
        'lienthong-case': stated.caseId,
      },
      body: JSON.stringify({
        query: '{ person(personalId: "079075990101") { fullNameText ... @defer { landRights { rightFrom } } } }',
      }),
    });
    const text = await response.text();
    expect(text.indexOf('Nguyễn Văn Hòa')).toBeGreaterThan(0);
    expect(text.indexOf('2012-06-15')).toBeGreaterThan(text.indexOf('Nguyễn Văn Hòa'));
    expect(response.headers.get('content-type')).toContain('multipart/mixed');
  });

  test('wrong dials are refused with what is wrong', async () => {
    const { status, body } = await turn({ roads: {} });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('MOCK_DIALS_INVALID');
  });
});
