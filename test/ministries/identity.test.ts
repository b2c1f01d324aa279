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

async function verify(token: string) {
  const { body } = await ask('/.well-known/openid-configuration');
  const keys = createRemoteJWKSet(new URL(body['jwks_uri'] as string));
  return jwtVerify(token, keys, { issuer: body['issuer'] as string, audience: 'lienthong' });
}

const personaIds = [
  'land-officer',
  'tax-officer',
  'commune-police',
  'treating-doctor',
  'notary',
  'one-stop-officer',
  'data-steward',
  'data-centre-analyst',
  'auditor',
  'citizen',
  'enterprise-representative',
];

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
    const { purposes } = parse(text) as { purposes: readonly { code: string; roles: readonly string[] }[] };
    const personas = (await ask('/personas')).body as unknown as readonly Persona[];
    const stated = personas.flatMap(({ role, purposes: codes }) => codes.map((code) => `${code} by ${role}`));
    const admitted = purposes.flatMap(({ code, roles }) => roles.map((role) => `${code} by ${role}`));
    expect(admitted).toEqual(expect.arrayContaining(stated));
  });

  test.each(personaIds)('%s gets a token that the published keys verify', async (persona) => {
    const { payload } = await verify(await tokenOf({ persona }));
    expect(payload).toMatchObject({
      sub: persona,
      role: persona,
      aud: 'lienthong',
      iss: identity.url,
      assurance: 'level-2',
    });
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
    const { payload } = await verify(await tokenOf({ persona: 'citizen' }));
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
    ['an unknown algorithm', { persona: 'notary', alg: 'none' }, 'invalid_request'],
    ['a lifetime of no time', { persona: 'notary', expires_in: 0 }, 'invalid_request'],
  ])('are refused to %s', async (_, request, error) => {
    expect(await ask('/token', request)).toMatchObject({ status: 400, body: { error } });
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
