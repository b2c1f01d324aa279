import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCertificate } from '../../src/conform/certificate/checkCertificate.ts';
import { certify } from '../../src/conform/certificate/certify.ts';
import { schemaPrint } from '../../src/conform/certificate/schemaPrint.ts';
import { conformanceShare } from '../../src/cli/commands/quality/conformanceShare.ts';
import { admitCertified } from '../../src/start/sourceCertificates.ts';
import { keySetOf } from '../../src/receipt/keySet.ts';
import { makePrivateJwk, signingKeyOf } from '../../src/receipt/signingKey.ts';
import { signStatement, verifyStatement } from '../../src/receipt/statement.ts';
import { aFinding, aRun } from './support/aRun.ts';

const nowMs = Date.parse('2026-11-26T03:00:00Z');
const terms = { source: 'land', kit: 'lienthong 0.1.0', nowMs, validDays: 90 };
const sdl = readFileSync('resolvers/land/schema.graphql', 'utf8');
const passed = aRun({ schema: schemaPrint(sdl) ?? '' });
const jwk = makePrivateJwk();
const sign = (claims: object, by = jwk) => signStatement('lienthong-certificate+jws', claims, signingKeyOf(by));

describe('a certificate', () => {
  test('says what was tested, by which rules, on how much, and for how long it holds', () => {
    expect(certify(passed, terms)).toMatchObject({
      sub: 'land',
      exp: nowMs / 1_000 + 90 * 86_400,
      dictionary: '1.0',
      schema: schemaPrint(sdl),
      rules: { notTested: [], waived: [] },
      sample: { most: 200, seed: 1, records: 40 },
      result: 'passed',
    });
  });

  test('ends with the first waiver that it rests on, at the end of that day in Vietnam', () => {
    const waiver = { rule: 'DATA-NFC', owner: 'A', reason: 'Mended until then.', until: '2026-12-01' };
    const run = { ...passed, waived: [{ ...aFinding('DATA-NFC', 'Parcel.parcelNo'), waiver }] };
    const { exp, rules } = certify(run, terms);
    expect(new Date(exp * 1_000).toISOString()).toBe('2026-12-01T17:00:00.000Z');
    expect(rules.waived).toEqual([{ ...waiver, where: 'Parcel.parcelNo' }]);
  });

  test.each([
    ['has findings', aRun({ findings: [aFinding('DATA-NFC', 'Parcel.parcelNo')] })],
    ['left most untested', aRun({ outcomes: passed.outcomes.map((one) => ({ ...one, state: 'not tested' })) })],
    ['looked at one family only', aRun({ only: 'data' })],
    ['left out what a baseline knew', aRun({ isCompared: true })],
  ])('is not given to a run that %s', (_, run) => {
    expect(() => certify(run, terms)).toThrow(expect.objectContaining({ code: 'CERTIFICATE_NOT_EARNED' }));
  });
});

describe('a signature', () => {
  test('holds for the bytes that were signed, by a known key, as the kind that they are', async () => {
    const statement = await sign(certify(passed, terms));
    const verify = (text: string, keys = [jwk]) => verifyStatement('lienthong-certificate+jws', text, keys);
    expect(await verify(`${statement}\n`)).toMatchObject({ sub: 'land' });
    const [head = '', payload = '', signature = ''] = statement.split('.');
    const claims = Buffer.from(payload, 'base64url').toString().replace('"land"', '"tax"');
    const altered = [head, Buffer.from(claims).toString('base64url'), signature].join('.');
    await expect(verify(altered)).rejects.toMatchObject({ code: 'STATEMENT_FALSE' });
    await expect(verify(statement, [makePrivateJwk()])).rejects.toMatchObject({ code: 'STATEMENT_KEY_UNKNOWN' });
    await expect(verify('no statement')).rejects.toMatchObject({ code: 'STATEMENT_FORM' });
    const waiver = await signStatement('lienthong-waiver+jws', certify(passed, terms), signingKeyOf(jwk));
    await expect(verify(waiver)).rejects.toMatchObject({ code: 'STATEMENT_FORM' });
  });
});

describe('the print of a schema', () => {
  const small = 'type Parcel @key(fields: "a b") { "a text" a: ID! b(x: Int, y: Int): [Int] }';

  test('is the same for another order, other descriptions, and what servers add', () => {
    const other =
      'scalar _Any type _Service { sdl: String } union _Entity = Parcel type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! } type Parcel @key(fields: "b a") { b(y: Int, x: Int): [Int] a: ID! }';
    expect(schemaPrint(other)).toBe(schemaPrint(small));
  });

  test.each([
    small.replace('a: ID!', 'a: ID'),
    small.replace('y: Int', 'y: ID'),
    small.replace('"a b"', '"a"'),
    small.replace('"a b"', '"a b", resolvable: false'),
    `${small} enum New { ONE }`,
  ])('is another one for %s', (changed) => {
    expect(schemaPrint(changed)).not.toBe(schemaPrint(small));
  });

  test('is none for what is no SDL', () => expect(schemaPrint('type {')).toBeUndefined());
});

describe('at the gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const keysFile = join(folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify(keySetOf([{ kty: 'OKP', crv: 'Ed25519', x: jwk.x, kid: jwk.kid }])));
  afterAll(() => rmSync(folder, { recursive: true }));

  const put = async (claims: object, by = jwk) => writeFileSync(join(folder, 'land.jws'), await sign(claims, by));
  const admit = (over: { required?: 'all' | string[]; nowMs?: number; sdl?: string; dictionary?: string } = {}) =>
    admitCertified(
      [
        { id: 'land', sdl: over.sdl ?? sdl },
        { id: 'tax', sdl: 'scalar Text' },
      ],
      { folder, keysFile, required: over.required ?? ['land'] },
      { dictionary: over.dictionary ?? '1.3', nowMs: over.nowMs ?? nowMs },
    );

  test('a source with a valid certificate is admitted, and any without the setting', async () => {
    await put(certify(passed, terms));
    await expect(admit()).resolves.toBeUndefined();
    await expect(admitCertified([{ id: 'x', sdl }], undefined, { dictionary: '1', nowMs })).resolves.toBeUndefined();
  });

  test('a certificate says how far a source conforms: what was waived or not tested is not kept', async () => {
    const now = { dictionary: '1.3', nowMs };
    const share = (id: string, required: 'all' | string[] = ['land']) =>
      conformanceShare({ id, sdl }, { folder, keysFile, required }, now);
    await put(certify(passed, terms));
    expect(await share('land')).toBe(100);
    const waiver = { rule: 'DATA-NFC', owner: 'A', reason: 'Mended until then.', until: '2026-12-01' };
    await put(certify({ ...passed, waived: [{ ...aFinding('DATA-NFC', 'Parcel.parcelNo'), waiver }] }, terms));
    const all = passed.outcomes.length;
    expect(await share('land')).toBeCloseTo((100 * (all - 1)) / all, 9);
    expect([await share('tax', 'all'), await share('tax')]).toEqual([0, undefined]);
    expect(await conformanceShare({ id: 'land', sdl: 'scalar Text' }, { folder, keysFile, required: [] }, now)).toBe(0);
    expect(await conformanceShare({ id: 'land', sdl }, undefined, now)).toBeUndefined();
  });

  test.each<[string, string, Parameters<typeof admit>[0], object]>([
    ['none at all', 'CERTIFICATE_MISSING', { required: 'all' }, { source: 'tax' }],
    ['one that expired', 'CERTIFICATE_EXPIRED', { nowMs: nowMs + 91 * 86_400_000 }, { source: 'land' }],
    ['one for another schema', 'CERTIFICATE_OUTDATED', { sdl: 'scalar Text' }, { source: 'land', what: 'schema' }],
    ['one for another dictionary', 'CERTIFICATE_OUTDATED', { dictionary: '2.0' }, { what: 'dictionary 1.0' }],
    ['a name that no source has', 'CONFIG_INVALID', { required: ['lnad'] }, { where: 'conformance.required' }],
  ])('with %s it is refused by name', async (_, code, over, params) => {
    await put(certify(passed, terms));
    await expect(admit(over)).rejects.toMatchObject({ code, params });
  });

  test('with the certificate of another source, or of a stranger, it is refused by name', async () => {
    await put(certify(passed, { ...terms, source: 'tax' }));
    await expect(admit()).rejects.toMatchObject({ code: 'CERTIFICATE_OF_ANOTHER', params: { source: 'land' } });
    await put(certify(passed, terms), makePrivateJwk());
    await expect(admit()).rejects.toMatchObject({ code: 'CERTIFICATE_UNTRUSTED', params: { source: 'land' } });
  });

  test('claims of another shape, or from the future, are none', () => {
    const claims = certify(passed, terms);
    expect(() => checkCertificate({ ...claims, result: 'failed' }, { nowMs })).toThrow(/no signed statement/);
    expect(() => checkCertificate(claims, { nowMs: nowMs - 3_600_000 })).toThrow(/no signed statement/);
  });
});
