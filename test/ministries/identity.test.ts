import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startMinistry, type StartedMinistry } from '../support/startMinistry.ts';

let dataDir: string;
let identity: StartedMinistry;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lienthong-identity-'));
  identity = await startMinistry('identity', { dataDir });
});

afterAll(async () => {
  await identity.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Persona {
  readonly id: string;
  readonly role: string;
  readonly purposes: readonly string[];
  readonly name: { readonly vi: string; readonly en: string };
  readonly synthetic: boolean;
}

async function ask(path: string, body?: unknown): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${identity.url}${path}`, body === undefined ? {} : post);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function tokenOf(request: object): Promise<string> {
  return (await ask('/token', request)).body['access_token'] as string;
}

/** `path`: of the issuer, after the address of the service. */
async function verify(token: string, path = '') {
  const { body } = await ask(`${path}/.well-known/openid-configuration`);
  const keys = createRemoteJWKSet(new URL(body['jwks_uri'] as string));
  return jwtVerify(token, keys, { issuer: body['issuer'] as string, audience: 'lienthong' });
}

/** Each persona with its role, where that is another word. */
const officers = {
  ...{ 'land-officer': '', 'tax-officer': '', 'commune-police': '', 'treating-doctor': '' },
  ...{ 'doctor-elsewhere': 'treating-doctor', notary: '', 'one-stop-officer': '', 'data-steward': '' },
  ...{ 'data-centre-analyst': '', auditor: '' },
};
const citizens = {
  ...{ citizen: '', 'citizen-level-1': 'citizen', 'insurance-assessor': '', 'enterprise-representative': '' },
};
const personaIds = Object.keys({ ...officers, ...citizens });

describe('personas', () => {
  test('are introduced in two languages, with the purposes they work for', async () => {
    const personas = (await ask('/personas')).body as unknown as readonly Persona[];
    expect(personas.map(({ id }) => id)).toEqual(personaIds);
    for (const persona of personas) {
      expect(persona.purposes.length).toBeGreaterThan(0);
      expect(persona.name.vi).not.toBe('');
      expect(persona.name.en).not.toBe('');
      expect(persona.synthetic).toBe(true);
    }
  });

  test('work for purposes that admit their role', async () => {
    const text = await readFile(new URL('../../schema/access/purposes.yaml', import.meta.url), 'utf8');
    const { purposes } = parse(text) as {
      purposes: readonly { code: string; admitted: readonly { role: string }[] }[];
    };
    const personas = (await ask('/personas')).body as unknown as readonly Persona[];
    const stated = personas.flatMap(({ role, purposes: codes }) => codes.map((code) => `${code} by ${role}`));
    const admitted = purposes.flatMap(({ code, admitted: who }) => who.map(({ role }) => `${code} by ${role}`));
    expect(admitted).toEqual(expect.arrayContaining(stated));
  });

  test.each([
    ...Object.entries(officers).map(([persona, role]) => [persona, role, ''] as const),
    ...Object.entries(citizens).map(([persona, role]) => [persona, role, '/eid'] as const),
  ])('%s gets a token that the keys of its issuer verify, and those of no other', async (persona, role, path) => {
    const token = await tokenOf({ persona });
    const { payload } = await verify(token, path);
    expect(payload).toMatchObject({
      sub: persona,
      role: role === '' ? persona : role,
      aud: 'lienthong',
      iss: `${identity.url}${path}`,
      assurance: persona === 'citizen-level-1' ? 'level-1' : 'level-2',
    });
    await expect(verify(token, path === '' ? '/eid' : '')).rejects.toThrow('no applicable key');
  });
});

describe('tokens', () => {
  test('of an officer name agency, officer and jurisdiction', async () => {
    const { payload } = await verify(await tokenOf({ persona: 'commune-police', purpose: 'RESIDENCE_REGISTRATION' }));
    expect(payload).toMatchObject({
      agency: 'G01.26.01',
      officer: expect.stringMatching(/^\d{12}$/) as unknown,
      jurisdiction: '26740',
      purpose: 'RESIDENCE_REGISTRATION',
    });
  });

  test('of a citizen name the citizen, no officer and no agency', async () => {
    const { payload } = await verify(await tokenOf({ persona: 'citizen' }), '/eid');
    expect(payload['personal_id']).toMatch(/^\d{12}$/);
    expect(payload).not.toHaveProperty('officer');
    expect(payload).not.toHaveProperty('agency');
  });

  test.each(['EdDSA', 'RS256'])('are signed with %s when asked', async (alg) => {
    const { protectedHeader } = await verify(await tokenOf({ persona: 'notary', alg }));
    expect(protectedHeader).toMatchObject({ alg, kid: expect.any(String) as unknown });
  });

  test('end when asked to', async () => {
    const { payload } = await verify(await tokenOf({ persona: 'notary', expires_in: 5 }));
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(5);
  });

  test.each([
    ['an unknown persona', { persona: 'nobody' }, 'invalid_grant'],
    ['no persona', {}, 'invalid_request'],
    ['a purpose of another persona', { persona: 'notary', purpose: 'TREATMENT' }, 'invalid_scope'],
    ['a persona without a name', { persona: '' }, 'invalid_grant'],
    ['an unknown algorithm', { persona: 'notary', alg: 'none' }, 'invalid_request'],
    ['a lifetime of no time', { persona: 'notary', expires_in: 0 }, 'invalid_request'],
  ])('are refused to %s', async (_, request, error) => {
    expect(await ask('/token', request)).toMatchObject({ status: 400, body: { error } });
  });

  test('of officers are none that the electronic identity gives', async () => {
    expect((await ask('/eid/token', { persona: 'citizen' })).status).toBe(200);
    expect(await ask('/eid/token', { persona: 'notary' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    const known = (await ask('/eid/personas')).body as unknown as readonly Persona[];
    expect(known.map(({ id }) => id)).toEqual(Object.keys(citizens));
  });
});

describe('the control door of the issuers', () => {
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${identity.url}/__issuers${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as { readonly keys: readonly object[] } };
  };

  test('makes a key that signs beside those that are published, until they are withdrawn', async () => {
    const before = await tokenOf({ persona: 'citizen' });
    const { body } = await control('POST', '/eid/keys', { alg: 'EdDSA' });
    expect(body.keys).toMatchObject([{ signs: false }, { signs: true }, { alg: 'EdDSA', signs: true }]);
    const after = await tokenOf({ persona: 'citizen' });
    for (const token of [before, after]) expect((await verify(token, '/eid')).payload.sub).toBe('citizen');
    expect((await control('DELETE', '/eid/keys')).body.keys).toHaveLength(2);
    await expect(verify(before, '/eid')).rejects.toThrow('no applicable key');
    expect((await verify(after, '/eid')).payload.sub).toBe('citizen');
  });

  test('takes the key set of one issuer away, and leaves the other', async () => {
    expect(await control('PUT', '/eid', { keySetDown: true })).toMatchObject({ body: { keySetDown: true } });
    expect((await ask('/eid/.well-known/jwks.json')).status).toBe(503);
    expect((await ask('/.well-known/jwks.json')).status).toBe(200);
    await control('PUT', '/eid', { keySetDown: false });
    expect((await ask('/eid/.well-known/jwks.json')).status).toBe(200);
  });

  test.each([
    ['an issuer that does not exist', 'POST', '/bank/keys', {}, 404],
    ['an algorithm that is none', 'POST', '/eid/keys', { alg: 'none' }, 400],
    ['a condition that is none', 'PUT', '/eid', { keySetDown: 'yes' }, 400],
  ])('refuses %s', async (_, method, path, body, status) => {
    expect((await control(method, path, body)).status).toBe(status);
  });
});

describe('keys', () => {
  test('that are published hold no private part', async () => {
    const { keys } = (await ask('/.well-known/jwks.json')).body as { keys: readonly object[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret);
    }
  });

  test('are kept for the owner alone and outlive a restart', async () => {
    const token = await tokenOf({ persona: 'notary' });
    expect((await stat(join(dataDir, 'identity-keys.json'))).mode & 0o077).toBe(0);
    const port = Number(new URL(identity.url).port);
    await identity.stop();
    identity = await startMinistry('identity', { dataDir, port });
    expect((await verify(token)).payload.sub).toBe('notary');
  });
});
