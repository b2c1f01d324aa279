import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const NAME = '{ adminUnit(code: "01") { name } }';

let platform: Platform;
let identityUrl: string;

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity'] });
  identityUrl = platform.ministry('identity').url;
}, 120_000);

afterAll(() => platform.stop());
afterEach(() => control('PUT', '/eid', { keySetDown: false }));

async function control(method: string, path: string, body?: object): Promise<void> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${identityUrl}/__issuers${path}`, { method, ...(body === undefined ? {} : json) });
  expect(response.status).toBe(200);
}

async function tokenOf(persona: string, path = ''): Promise<string> {
  const response = await fetch(`${identityUrl}${path}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}

/** The code with which a token is refused; `believed` where it is not. */
async function meet(token: string): Promise<string> {
  const { errors } = await platform.query(NAME, {}, { headers: { authorization: `Bearer ${token}` } });
  return errors[0]?.extensions.code ?? 'believed';
}

/** Asks until the answer is that: keys are read again after a pause at the earliest. */
async function meetAtLast(token: string, expected: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await meet(token)) === expected) return expected;
    await pause(250);
  }
  return meet(token);
}

describe('two issuers over HTTP', () => {
  test('are asked for their keys one by one: while those of citizens cannot be read, officers are believed', async () => {
    await control('PUT', '/eid', { keySetDown: true });
    const [officer, citizen] = await Promise.all([tokenOf('notary'), tokenOf('citizen')]);
    expect([await meet(officer), await meet(citizen)]).toEqual(['believed', 'TOKEN_ISSUER_UNREACHABLE']);
    await control('PUT', '/eid', { keySetDown: false });
    expect(await meetAtLast(citizen, 'believed')).toBe('believed');
    await control('PUT', '/eid', { keySetDown: true });
    expect([await meet(officer), await meet(citizen)]).toEqual(['believed', 'believed']);
    expect(await meet(await tokenOf('citizen-level-1', '/eid'))).toBe('believed');
  });

  test('may change their key: tokens of the old one go on, those of the new one are believed', async () => {
    const before = await tokenOf('citizen');
    expect(await meetAtLast(before, 'believed')).toBe('believed');
    await control('POST', '/eid/keys', { alg: 'EdDSA' });
    const after = await tokenOf('citizen');
    expect(await meetAtLast(after, 'believed')).toBe('believed');
    expect(await meet(before)).toBe('believed');
    await control('DELETE', '/eid/keys');
    expect(await meet(after)).toBe('believed');
    // A key that nobody knows makes the gateway read the set anew, and the withdrawn one is gone with that.
    await control('POST', '/eid/keys', { alg: 'EdDSA' });
    expect(await meetAtLast(await tokenOf('citizen'), 'believed')).toBe('believed');
    expect([await meet(before), await meet(after)]).toEqual(['TOKEN_INVALID', 'believed']);
  }, 60_000);

  test('do not speak for each other', async () => {
    const [header = '', payload = '', signature = ''] = (await tokenOf('citizen')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
    const renamed = Buffer.from(JSON.stringify({ ...claims, iss: identityUrl })).toString('base64url');
    expect(await meet([header, renamed, signature].join('.'))).toBe('TOKEN_INVALID');
  });

  test('have their personas in the picker of the playground, each with a token that is believed', async () => {
    const personas = (await (await fetch(`${platform.url}/api/personas`)).json()) as readonly { readonly id: string }[];
    expect(personas.length).toBeGreaterThan(12);
    for (const { id } of personas) {
      const response = await fetch(`${platform.url}/api/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona: id }),
      });
      const { access_token: token } = (await response.json()) as { readonly access_token: string };
      expect([id, await meetAtLast(token, 'believed')]).toEqual([id, 'believed']);
    }
  }, 60_000);
});
