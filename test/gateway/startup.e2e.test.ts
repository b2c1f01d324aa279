import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { scenario } from '../../mocks/world/scenarios.ts';
import { askGraphql, type GraphqlAnswer } from '../support/askGraphql.ts';
import { freePort } from '../support/freePort.ts';
import { runCommand } from '../support/runCommand.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';

describe('with every ministry down', () => {
  const ids = ['identity', 'population', 'justice', 'land', 'tax', 'finance', 'health', 'government-office'];
  const joined: StartedMinistry[] = [];
  let ports: ReadonlyMap<string, number>;
  let gateway: GatewayProcess;

  beforeAll(async () => {
    ports = new Map(await Promise.all(ids.map(async (id) => [id, await freePort()] as const)));
    gateway = await startGatewayProcess(Object.fromEntries(ids.map((id) => setting(id, ports.get(id) ?? 0))));
  }, 60_000);

  afterAll(async () => {
    await gateway.stop();
    await Promise.all(joined.map((ministry) => ministry.stop()));
  });

  /** Starts a ministry where the gateway expects it. */
  async function start(id: string): Promise<StartedMinistry> {
    const ministry = await startMinistry(id, { dataDir: await testWorld(), port: ports.get(id) ?? 0 });
    joined.push(ministry);
    return ministry;
  }

  const ask = (query: string, headers: Record<string, string> = {}) =>
    askGraphql(`${gateway.url}/graphql`, query, {}, headers);

  async function states(): Promise<Record<string, string>> {
    const response = await fetch(`${gateway.url}/api/sources`);
    const { sources } = (await response.json()) as { sources: { id: string; condition: { state: string } }[] };
    return Object.fromEntries(sources.map(({ id, condition }) => [id, condition.state]));
  }

  test('all that is open to nobody in particular is there: introspection comes from the declared schemas', async () => {
    const { data, errors } = await ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    const { types } = (data as unknown as { __schema: { types: { name: string }[] } }).__schema;
    expect(types.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['AdminUnit', 'CodeList', 'Agency', 'Enterprise', 'HealthFacility', 'Procedure']),
    );
  });

  test('what the gateway knows by itself is answered', async () => {
    const query = '{ unit: adminUnit(code: "26740") { code name } list: codeList(codeListId: "SEX") { codeListId } }';
    expect(await ask(query)).toEqual({
      data: { unit: { code: '26740', name: 'Phường Sài Gòn' }, list: { codeListId: 'SEX' } },
    });
  });

  test('a ministry that is down costs its own fields, next to fields that are answered', async () => {
    const { data, errors } = await ask(
      '{ adminUnit(code: "26740") { code } rule: procedure(procedureCode: "1.004222") { procedureName } }',
    );
    expect(data).toEqual({ adminUnit: { code: '26740' }, rule: null });
    // Whether the first probe or this question finds it out is a race.
    const code = expect.stringMatching(/^SOURCE_(UNREACHABLE|RESTING)$/);
    expect(errors).toMatchObject([{ path: ['rule'], extensions: { code, source: 'government-office' } }]);
  });

  test('alive and ready, with every ministry shown as down', async () => {
    expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/ready`)).status).toBe(200);
    const ministries = ids.filter((id) => id !== 'identity');
    await until(async () => {
      const found = await states();
      return ministries.every((id) => found[id] === 'down');
    });
    expect(await states()).toEqual({ gateway: 'up', ...Object.fromEntries(ministries.map((id) => [id, 'down'])) });
  });

  test('a token that cannot be verified is refused, and open data need none', async () => {
    const iss = setting('identity', ports.get('identity') ?? 0)[1];
    const claims = Buffer.from(JSON.stringify({ iss })).toString('base64url');
    const refused = await ask('{ __typename }', { authorization: `Bearer eyJhbGciOiJFZERTQSJ9.${claims}.AAAA` });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'TOKEN_ISSUER_UNREACHABLE' } }] });
    const personas = await fetch(`${gateway.url}/api/personas`);
    expect(personas.status).toBe(503);
    expect(await personas.json()).toMatchObject({ errors: [{ extensions: { code: 'IDENTITY_UNREACHABLE' } }] });
  });

  test('a database joins when it is started, without a new start of the gateway', async () => {
    await start('government-office');
    const query = '{ procedure(procedureCode: "1.004222") { procedureName } }';
    await until(async () => (await ask(query)).errors === undefined);
    expect(await ask(query)).toEqual({ data: { procedure: { procedureName: 'Đăng ký thường trú' } } });
    expect(await states()).toMatchObject({ 'government-office': 'up', population: 'down' });
  });

  test('so do the identity service, a subgraph and a REST service', async () => {
    const [identity] = await Promise.all(['identity', 'population', 'land', 'tax'].map(start));
    const headers = {
      authorization: `Bearer ${await tokenFrom(identity?.url ?? '')}`,
      'lienthong-purpose': 'LAND_TRANSFER',
      'lienthong-case': 'H29.21-261110-9901',
    };
    const { transferorId } = scenario('land-transfer-clean').ids;
    const query = `{ person(personalId: "${String(transferorId)}") { fullNameText landRights { landRightId } taxpayer { taxCode } } }`;
    let answer: GraphqlAnswer = {};
    await until(async () => {
      answer = await ask(query, headers);
      return answer.errors === undefined;
    });
    expect(answer.data).toMatchObject({
      person: { fullNameText: 'Nguyễn Văn Hòa', landRights: { length: 2 }, taxpayer: { taxCode: transferorId } },
    });
  });
});

function setting(id: string, port: number): readonly [string, string] {
  const address = { identity: '', tax: '', land: '/graphql', health: '/graphql' }[id];
  const url =
    address === undefined ? `postgres://postgres@127.0.0.1:${port}/${id}` : `http://127.0.0.1:${port}${address}`;
  return [id === 'identity' ? 'LIENTHONG_ISSUER' : `LIENTHONG_${id.toUpperCase().replaceAll('-', '_')}_URL`, url];
}

async function tokenFrom(issuer: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'land-officer' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Waits until it is so; 30 seconds are more than any rest or probe takes. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > deadlineMs) throw new Error('It did not come about within 30 seconds.');
    await wait(200);
  }
}

describe('what cannot start says why in one line, ends with exit code 2 and shows no stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-startup-'));

  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  async function expectRefusal(
    args: readonly string[],
    said: readonly RegExp[],
    options: Parameters<typeof runCommand>[1] = {},
  ): Promise<void> {
    const { exitCode, stdout, stderr } = await runCommand(args, options);
    for (const pattern of said) expect(stderr).toMatch(pattern);
    expect(stderr).not.toMatch(/^\s+at |node:internal|Error:/m);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect([exitCode, stdout]).toEqual([2, '']);
  }

  test('a busy port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await expectRefusal(['serve', '--port', port], [/^PORT_IN_USE/, new RegExp(port), /--port/]);
    other.close();
  });

  test.each([
    ['is no YAML', 'port: [1', /bad\.yaml/],
    ['is no map', 'just a sentence', /bad\.yaml/],
    ['names an unknown setting', 'colour: red', /colour/],
    ['gives a setting a wrong value', 'port: many', /port/],
    [
      'names an unknown ministry',
      'sources:\n  lnad:\n    url: http://127.0.0.1:1',
      /sources\.lnad.*there is no such source/,
    ],
  ])('a configuration that %s', async (_, content, named) => {
    await expectRefusal(
      ['serve', '--config', file('bad.yaml', content)],
      [/^CONFIG_INVALID/, named, /docs\/configuration/],
    );
  });

  test('a configuration that is not there', async () => {
    await expectRefusal(['serve', '--config', join(folder, 'nowhere.yaml')], [/^CONFIG_INVALID/, /nowhere\.yaml/]);
  });

  test('a broken lienthong.yaml of the working directory does not disturb commands that need none', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'lienthong-cwd-'));
    writeFileSync(join(cwd, 'lienthong.yaml'), 'port: [1');
    await expectRefusal(['serve'], [/^CONFIG_INVALID/, /lienthong\.yaml/], { cwd });
    expect((await runCommand(['errors'], { cwd })).exitCode).toBe(0);
  });

  test('a host that is not ours', async () => {
    const env = { LIENTHONG_HOST: '203.0.113.1' };
    await expectRefusal(['serve', '--port', '0'], [/^CONFIG_INVALID/, /host/], { env });
  });

  test('an address of a ministry in a protocol that it does not speak', async () => {
    const env = { LIENTHONG_LAND_URL: 'ftp://127.0.0.1' };
    await expectRefusal(['serve', '--port', '0'], [/^BINDING_INVALID/, /land/, /http/], { env });
  });

  test('a registry that is no database', async () => {
    const data = mkdtempSync(join(tmpdir(), 'lienthong-data-'));
    writeFileSync(join(data, 'registry.sqlite'), 'this is no database, whatever its name says');
    await expectRefusal(
      ['serve', '--port', '0', '--data', data],
      [/^CODELIST_STORE_UNREADABLE/, /registry\.sqlite/, /import/],
    );
  });

  test('a registry that is a folder', async () => {
    const data = mkdtempSync(join(tmpdir(), 'lienthong-data-'));
    mkdirSync(join(data, 'registry.sqlite'));
    await expectRefusal(['serve', '--port', '0', '--data', data], [/^CODELIST_STORE_UNREADABLE/, /registry\.sqlite/]);
  });

  test.each([
    ['audit-key.json', '{"indexSecret":"c2VjcmV0', /^AUDIT_KEY_UNREADABLE .*audit-key\.json/],
    ['keys/installation.secret', '', /^INSTALLATION_SECRET_FILE .*installation\.secret/],
    ['keys/answers.json', '{"signing":"c2VjcmV0', /^RECEIPT_KEY_FILE .*answers\.json/],
  ])('a broken %s, and what it holds is not told', async (name, content, said) => {
    const data = mkdtempSync(join(tmpdir(), 'lienthong-data-'));
    mkdirSync(join(data, 'keys'));
    writeFileSync(join(data, name), content);
    await expectRefusal(['serve', '--port', '0', '--data', data], [said, /copy/, /^(?![^]*c2V)/]);
  });

  test.each([
    [['serve', '--colour'], /unknown option '--colour'/],
    [['serve', '--port'], /argument missing/],
    [['reign'], /unknown command 'reign'/],
    [['codelist', 'import'], /missing required argument/],
  ])('wrong use: %j', async (args, said) => {
    await expectRefusal(args, [said, /--help/]);
  });
});
