import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { scenario } from '../../mocks/world/scenarios.ts';
import { catalogue, type ErrorCode } from '../../src/errors/catalogue/index.ts';
import { accessFolder } from '../support/accessFolder.ts';
import { startPlatform, type GraphqlError, type Platform } from '../support/startPlatform.ts';

/** What a client sent wrongly must not come back; every wrong value here holds one of these. */
const ECHOES = ['Bí mật', 'secret', '0799', '09907', '2026-02-30', '30/02', 'OR 1=1', '😀'];

/** Largest answer to a wrong request (bytes). */
const MOST_BYTES = 30_000;

const seller = String(scenario('land-transfer-clean').ids['transferorId']);

/** Rules under which marital status may be answered, but not computed from the records of marriages. */
const withoutInputs = accessFolder({
  file: 'purposes.yaml',
  from: 'inputs: [LIFE_STATUS, MARITAL_STATUS, MARRIAGE_RECORD]',
  to: 'inputs: [LIFE_STATUS, MARITAL_STATUS]',
});

let platform: Platform;
let token: string;

beforeAll(async () => {
  platform = await startPlatform({
    only: ['identity', 'population', 'land', 'tax', 'government-office'],
    env: { LIENTHONG_ACCESS_DIR: withoutInputs },
  });
  token = await issue({ persona: 'land-officer' });
}, 120_000);

afterAll(() => platform.stop());

afterEach(async () => {
  const { data, errors } = await platform.query('{ __typename adminUnit(code: "26740") { code } }');
  expect([data, errors]).toEqual([{ __typename: 'Query', adminUnit: { code: '26740' } }, []]);
});

async function issue(asked: object): Promise<string> {
  const response = await fetch(`${platform.ministry('identity').url}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

interface Refusal {
  readonly status: number;
  readonly errors: readonly GraphqlError[];
  readonly codes: readonly string[];
  readonly text: string;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Sends bytes as they are, also such that `fetch` would not send; reads the answer even when it comes before the end. */
function send(
  body: string | Buffer | undefined,
  headers: Headers = {},
  { method = 'POST', path = '/graphql' } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${platform.url}${path}`, { method }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    const all: Headers = {
      'content-type': body === undefined ? undefined : 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${token}`,
      'lienthong-purpose': 'LAND_TRANSFER',
      'lienthong-case': 'H29.21-261110-9901',
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) if (value !== undefined) sent.setHeader(name, value);
    sent.end(body);
  });
}

/** Expects a refusal of the catalogue, in both languages, of bounded size, that repeats nothing of what was sent. */
async function refusalOf(...sent: Parameters<typeof send>): Promise<Refusal> {
  const { status, text } = await send(...sent);
  const { errors } = JSON.parse(text) as { errors: readonly GraphqlError[] };
  expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
  // An id is random, and may hold any digits.
  const said = text.replaceAll(/"errorId":"[^"]*"/g, '');
  for (const echo of ECHOES) expect(said).not.toContain(echo);
  for (const { message, extensions } of errors) {
    expect(Object.keys(catalogue)).toContain(extensions.code);
    expect([message, extensions['messageVi'], extensions['remedy'], extensions['remedyVi']]).toEqual(
      Array.from({ length: 4 }, () => expect.stringMatching(/\S/)),
    );
    expect(extensions['messageVi']).not.toBe(message);
    expect(`${message}${String(extensions['messageVi'])}`).not.toMatch(/\{[a-z]\w*\}|\.\.$/i);
  }
  return { status, errors, codes: errors.map(({ extensions }) => extensions.code), text };
}

const graphql = (query: string, variables?: unknown) => JSON.stringify({ query, variables });

describe('what is no request', () => {
  test.each<readonly [string, string | Buffer | undefined, Headers, number, ErrorCode]>([
    ['malformed JSON', '{"query": "{ __typename', {}, 400, 'REQUEST_NOT_JSON'],
    ['nothing', '', {}, 400, 'REQUEST_NOT_JSON'],
    ['a list', '[{"query":"{ __typename }"}]', {}, 400, 'REQUEST_NOT_JSON'],
    ['a number', '12', {}, 400, 'REQUEST_NOT_JSON'],
    ['null', 'null', {}, 400, 'REQUEST_NOT_JSON'],
    [
      'bytes that are not UTF-8',
      Buffer.from('{"query":"{ __typename } #\xff"}', 'latin1'),
      {},
      400,
      'REQUEST_NOT_JSON',
    ],
    ['no query', '{}', {}, 400, 'REQUEST_PARAMETER'],
    ['a query that is a number', '{"query": 1}', {}, 400, 'REQUEST_PARAMETER'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}', {}, 400, 'REQUEST_PARAMETER'],
    ['a text', graphql('{ __typename }'), { 'content-type': 'text/plain' }, 415, 'REQUEST_CONTENT_TYPE'],
    ['a form', 'query=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'REQUEST_CONTENT_TYPE'],
    ['no type', graphql('{ __typename }'), { 'content-type': undefined }, 415, 'REQUEST_CONTENT_TYPE'],
    [
      'UTF-16',
      graphql('{ __typename }'),
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'REQUEST_CONTENT_TYPE',
    ],
    ['for a browser', graphql('{ __typename }'), { accept: 'text/html' }, 406, 'REQUEST_NOT_ACCEPTABLE'],
    ['too large', graphql(`{ ${'__typename '.repeat(200_000)} }`), {}, 413, 'REQUEST_TOO_LARGE'],
  ])('%s', async (_, body, headers, status, code) => {
    const refusal = await refusalOf(body, headers);
    expect([refusal.status, refusal.codes]).toEqual([status, [code]]);
  });

  test.each<readonly [string, string, string, number, ErrorCode]>([
    ['another method', 'PUT', '/graphql', 405, 'REQUEST_METHOD'],
    ['another address', 'GET', '/graph', 404, 'NOT_FOUND'],
    ['an address that cannot be decoded', 'GET', '/%zz', 404, 'NOT_FOUND'],
    ['a way out of the folder', 'GET', '/..%2f..%2fpackage.json', 404, 'NOT_FOUND'],
    ['GET without a query', 'GET', '/graphql', 400, 'REQUEST_PARAMETER'],
    ['GET with variables that are no JSON', 'GET', '/graphql?query={__typename}&variables={', 400, 'REQUEST_PARAMETER'],
  ])('%s', async (_, method, path, status, code) => {
    const refusal = await refusalOf(undefined, {}, { method, path });
    expect([refusal.status, refusal.codes]).toEqual([status, [code]]);
  });
});

describe('who asks and why', () => {
  const body = graphql('{ __typename }');
  test.each<readonly [string, Headers, number, ErrorCode]>([
    ['a token that is none', { authorization: 'Bearer secret.secret.secret' }, 401, 'TOKEN_INVALID'],
    ['another scheme', { authorization: 'Basic c2VjcmV0OnNlY3JldA==' }, 401, 'TOKEN_INVALID'],
    ['a purpose that nobody knows', { 'lienthong-purpose': 'SNOOPING-secret' }, 400, 'PURPOSE_UNKNOWN'],
    ['a purpose of others', { 'lienthong-purpose': 'TREATMENT' }, 403, 'PURPOSE_NOT_FOR_ROLE'],
    ['a purpose without its case', { 'lienthong-case': undefined }, 403, 'CASE_MISSING'],
    ['two purposes', { 'lienthong-purpose': ['LAND_TRANSFER', 'OPEN_DATA'] }, 400, 'REQUEST_HEADER'],
    ['two tokens', { authorization: ['Bearer secret', 'Bearer secret'] }, 400, 'REQUEST_HEADER'],
    ['two cases', { 'lienthong-case': ['secret-1', 'secret-2'] }, 400, 'REQUEST_HEADER'],
    ['a case with a tab', { 'lienthong-case': 'secret\tcase' }, 400, 'REQUEST_HEADER'],
    ['a case of 300 characters', { 'lienthong-case': 'secret'.repeat(50) }, 400, 'REQUEST_HEADER'],
  ])('%s', async (_, headers, status, code) => {
    const refusal = await refusalOf(body, headers);
    expect([refusal.status, refusal.codes]).toEqual([status, [code]]);
  });

  test('a verdict that is computed from what the caller may not read is refused with it, and nothing is asked', async () => {
    const { personalId, dossierCode } = scenario('marital-married').ids;
    const query = `{ person(personalId: "${personalId}") { marriedAt(date: "2026-11-20") { answer } } }`;
    const notary = {
      authorization: `Bearer ${await issue({ persona: 'notary' })}`,
      'lienthong-purpose': 'VERIFY_MARITAL',
      'lienthong-case': String(dossierCode),
    };
    // The case is looked up once, and then known for some seconds.
    await refusalOf(graphql(query), notary);
    await platform.ministry('population').resetStats();
    const { codes, errors } = await refusalOf(graphql(query), notary);
    expect([codes, errors[0]?.path]).toEqual([['FIELD_NEEDS_REFUSED'], ['person', 'marriedAt']]);
    expect(await platform.ministry('population').stats()).toMatchObject({ statements: 0 });
  });

  test('a token that was changed on the way', async () => {
    const [head, claims = '', signature] = token.split('.');
    const other = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...other, role: 'treating-doctor' })).toString('base64url');
    const { status, codes } = await refusalOf(body, { authorization: `Bearer ${head}.${forged}.${signature}` });
    expect([status, codes]).toEqual([401, ['TOKEN_INVALID']]);
  });

  test('a token that has expired, beyond what two clocks may differ', async () => {
    // The shortest token lives one second, and clocks may differ by thirty; so the clock of the token is what differs here.
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const claims = Buffer.from(JSON.stringify({ exp: 1, role: 'land-officer' })).toString('base64url');
    const { status, codes } = await refusalOf(body, { authorization: `Bearer ${none}.${claims}.` });
    expect([status, codes]).toEqual([401, ['TOKEN_INVALID']]);
  });
});

describe('a document', () => {
  const person = (selection: string) => `{ person(personalId: "${seller}") ${selection} }`;
  const headOf = (depth: number): string =>
    depth === 0 ? '{ personalId }' : `{ household { head ${headOf(depth - 1)} } }`;
  const bomb = Array.from({ length: 12 }, (_, at) => {
    const spreads = Array.from({ length: 5 }, (__, index) => `a${index}: supersededBy { ...F${at + 1} }`);
    return `fragment F${at} on Person { ${spreads.join(' ')} }`;
  });

  test.each<readonly [string, string, ErrorCode]>([
    ['that is cut off', '{ person( ', 'DOCUMENT_SYNTAX'],
    ['with a strange character', '{ person(personalId: 😀) { sex } }', 'DOCUMENT_SYNTAX'],
    [
      'with a field that is not there',
      person('{ secretField }').replace('secretField', 'nickname'),
      'DOCUMENT_INVALID',
    ],
    ['with an argument that is not there', '{ person(id: "079900000000") { sex } }', 'DOCUMENT_INVALID'],
    ['without the selection', person(''), 'DOCUMENT_INVALID'],
    [
      'with a fragment of another type',
      `${person('{ ...F }')} fragment F on Parcel { parcelRecordId }`,
      'DOCUMENT_INVALID',
    ],
    [
      'with a fragment that holds itself',
      `${person('{ ...F }')} fragment F on Person { supersededBy { ...F } }`,
      'DOCUMENT_INVALID',
    ],
    ['with fields that conflict', person('{ x: sex x: birthDate }'), 'DOCUMENT_INVALID'],
    [
      'for the machinery behind',
      'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      'DOCUMENT_INVALID',
    ],
    ['for the SDL behind', '{ _service { sdl } }', 'DOCUMENT_INVALID'],
    ['that writes what nobody may write', 'mutation { delete }', 'DOCUMENT_INVALID'],
    ['that subscribes', 'subscription { changes }', 'OPERATION_KIND_UNSUPPORTED'],
    ['with two operations and no name', 'query A { __typename } query B { __typename }', 'OPERATION_NOT_FOUND'],
    ['nested deeply', person(headOf(40)), 'DOCUMENT_TOO_DEEP'],
    ['nested more deeply than a parser can go', '{a'.repeat(50_000), 'DOCUMENT_TOO_DEEP'],
    [
      'that unfolds to millions of fields',
      `${person('{ ...F0 }')} ${bomb.join(' ')} fragment F12 on Person { sex }`,
      'DOCUMENT_TOO_MANY_FIELDS',
    ],
    [
      'with a thousand aliases',
      `{ ${Array.from({ length: 1_000 }, (_, at) => `a${at}: __typename`).join(' ')} }`,
      'DOCUMENT_TOO_MANY_FIELDS',
    ],
    ['of 300 kB', `{ __typename } #${'x'.repeat(300_000)}`, 'DOCUMENT_TOO_LARGE'],
    ['with a number of 400 digits', `{ adminUnits(first: 1${'0'.repeat(400)}) { code } }`, 'DOCUMENT_NUMBER_TOO_LONG'],
    ['with a wrong number', '{ person(personalId: "0799-secret") { sex } }', 'DOCUMENT_INVALID'],
    ['with an impossible day', '{ adminUnit(code: "26740", asOf: "2026-02-30") { code } }', 'DOCUMENT_INVALID'],
  ])('%s', async (_, query, code) => {
    const { status, codes } = await refusalOf(graphql(query));
    expect([status, [...new Set(codes)]]).toEqual([status < 500 ? status : 400, [code]]);
  });
});

describe('a variable', () => {
  const one = {
    PersonalId: 'query ($x: PersonalId!) { person(personalId: $x) { personalId } }',
    TaxCode: 'query ($x: TaxCode!) { taxpayer(taxCode: $x) { taxCode } }',
    Date: 'query ($x: Date) { adminUnit(code: "26740", asOf: $x) { code } }',
    Text: 'query ($x: Text!) { parcelsByAddress(parcelCommuneCode: "26740", mapSheetNo: $x, parcelNo: 1) { parcelArea } }',
    Int: 'query ($x: Int!) { parcelsByAddress(parcelCommuneCode: "26740", mapSheetNo: "1", parcelNo: $x) { parcelArea } }',
    AdminUnitCode: 'query ($x: AdminUnitCode!) { adminUnit(code: $x) { code } }',
    ParcelGeoHash: 'query ($x: ParcelGeoHash!) { parcelByGeoHash(parcelId: $x) { parcelArea } }',
    CertificateSerial:
      'query ($x: CertificateSerial!) { certificateBySerial(certificateSerial: $x) { certificateStatus } }',
    Input: `query ($x: ResidenceApplicationInput!) { residenceApplication(input: $x) { assessment { verdict } } }`,
  } as const;

  test.each<readonly [string, keyof typeof one, unknown, string | undefined]>([
    ['that is too short a number', 'PersonalId', '07990000000', 'SCALAR_MALFORMED'],
    ['of other digits', 'PersonalId', '٠٧٩٠٧٥٩٩٠١٠١', 'SCALAR_MALFORMED'],
    ['with a NUL at its end', 'PersonalId', '079900000000\u0000', 'SCALAR_MALFORMED'],
    ['that is a number, not a text', 'PersonalId', 79900000000, 'SCALAR_NOT_TEXT'],
    ['that is an object', 'PersonalId', { secret: 'secret' }, 'SCALAR_NOT_TEXT'],
    ['that is a list', 'PersonalId', ['079900000000'], 'SCALAR_NOT_TEXT'],
    ['that is true', 'PersonalId', true, 'SCALAR_NOT_TEXT'],
    ['that is null', 'PersonalId', null, undefined],
    ['that is left out', 'PersonalId', undefined, undefined],
    ['with a wrong check digit', 'TaxCode', '0990730019', 'TAX_CODE_CHECK_DIGIT'],
    ['that would be SQL', 'TaxCode', "' OR 1=1 --", 'SCALAR_MALFORMED'],
    ['that names no day', 'Date', '2026-02-30', 'DATE_IMPOSSIBLE'],
    ['in another form of day', 'Date', '30/02/2026', 'SCALAR_MALFORMED'],
    ['with a NUL', 'Text', 'Bí mật\u0000', 'SCALAR_TEXT_UNREADABLE'],
    ['with half a character', 'Text', 'Bí mật \ud800', 'SCALAR_TEXT_UNREADABLE'],
    ['of 20,000 characters', 'Text', 'Bí mật'.repeat(4_000), 'SCALAR_TEXT_TOO_LONG'],
    ['beyond 32 bits', 'Int', 2 ** 53, undefined],
    ['with a fraction', 'Int', 1.5, undefined],
    ['with digits in a text', 'Int', '1', undefined],
    ['that is no code', 'AdminUnitCode', 'secret', 'SCALAR_MALFORMED'],
    ['that is no GeoHash', 'ParcelGeoHash', 'secret!', 'SCALAR_MALFORMED'],
    ['that lacks a field', 'Input', { parcelRecordId: 'secret' }, undefined],
    ['with a field too many', 'Input', { applicantId: seller, parcelRecordId: 'x', secret: 1 }, undefined],
    [
      'with a code that the list has not',
      'Input',
      { applicantId: seller, parcelRecordId: 'x', claimedRelation: 'secret' },
      // The officer does not see what such an input is made of, so that nothing more is told of it.
      undefined,
    ],
  ])('%s (%s)', async (_, type, value, reason) => {
    const { status, codes, errors } = await refusalOf(graphql(one[type], { x: value }));
    expect([status, new Set(codes)]).toEqual([400, new Set(['VARIABLE_INVALID'])]);
    expect(errors[0]?.extensions).toMatchObject({ variable: 'x', ...(reason === undefined ? {} : { reason }) });
  });

  test('of 10^400, as JSON may write it', async () => {
    const body = `{"query":${JSON.stringify(one.Int)},"variables":{"x":1e400}}`;
    expect((await refusalOf(body)).codes).toEqual(['VARIABLE_INVALID']);
  });

  test('in lists a hundred thousand deep', async () => {
    const body = `{"query":${JSON.stringify(one.Int)},"variables":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    expect((await refusalOf(body)).codes).toEqual(['VARIABLE_INVALID']);
  });

  test('named like a prototype', async () => {
    const body = '{"query":"query ($__proto__: Int) { __typename }","variables":{"__proto__":{"polluted":1}}}';
    const { text } = await send(body);
    expect(text).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('in NFD is understood as NFC', async () => {
    const query = `query ($x: Text!) { componentCheck(input: { procedureCode: "1.004222", applicantId: "${seller}",
      dossierCode: "H29.21-261115-9961", declared: { fullName: $x } }) { procedureCode } }`;
    const { text } = await send(graphql(query, { x: 'Nguyễn Văn Hòa'.normalize('NFD') }), {
      'lienthong-purpose': undefined,
    });
    expect(text).not.toContain('VARIABLE_INVALID');
  });
});

describe('codes that are well formed and name nothing', () => {
  test.each([
    ['adminUnit(code: "99999") { code }', 'ADMIN_UNIT_NOT_FOUND'],
    ['adminUnit(code: "760") { code }', 'ADMIN_UNIT_IS_DISTRICT'],
    ['adminUnits(level: COMMUNE, first: 5000) { code }', 'ADMIN_UNIT_COUNT_OUT_OF_RANGE'],
  ])('%s', async (selection, code) => {
    const { status, codes, errors } = await refusalOf(graphql(`{ unit: ${selection} }`));
    expect([status, codes, errors[0]?.path]).toEqual([200, [code], ['unit']]);
  });

  test('a person, a parcel, a certificate that nobody has', async () => {
    const query = `{ person(personalId: "079000000000") { sex } parcel(parcelRecordId: "none") { parcelArea }
      certificateBySerial(certificateSerial: "ZZ 99999999") { certificateStatus } }`;
    const { data, errors } = JSON.parse((await send(graphql(query))).text) as {
      data: object;
      errors: readonly GraphqlError[];
    };
    // As if somebody had them who is not in the case.
    expect(data).toEqual({ person: null, parcel: null, certificateBySerial: [] });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['person'], 'ROW_NOT_PERMITTED'],
      [['parcel'], 'ROW_NOT_PERMITTED'],
    ]);
  });

  test('fields above open data, without a token', async () => {
    const { errors } = await refusalOf(graphql(`{ person(personalId: "${seller}") { sex taxpayer { taxCode } } }`), {
      authorization: undefined,
      'lienthong-purpose': undefined,
    });
    expect(errors.map(({ path, extensions }) => [path?.[0], extensions.code])).toEqual([
      ['person', 'FIELD_NEEDS_TOKEN'],
    ]);
  });
});

describe('what is unusual and right is answered', () => {
  const asOfficer = { persona: 'land-officer', purpose: 'LAND_TRANSFER', caseId: 'H29.21-261110-9901' };

  test('a variable named as the machinery names its own', async () => {
    const query = `query ($representations: PersonalId!, $v0: Boolean!) {
      person(personalId: $representations) { personalId @include(if: $v0) landRights { landRightId } } }`;
    const { data, errors } = await platform.query(query, { representations: seller, v0: true }, asOfficer);
    expect([data, errors]).toMatchObject([{ person: { personalId: seller, landRights: { length: 2 } } }, []]);
  });

  test('keys under other names, and other fields under the names of keys', async () => {
    const query = `{ _entities: person(personalId: "${seller}") { id: fullNameText personalId: otherName _a0_person: sex
      taxpayer { taxCode: taxpayerStatus code: taxCode } rights: landRights { landRightId: sharePercent } } }`;
    const { data, errors } = await platform.query(query, {}, asOfficer);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      _entities: {
        id: 'Nguyễn Văn Hòa',
        personalId: null,
        _a0_person: expect.any(String),
        taxpayer: { taxCode: '00', code: seller },
        rights: [{ landRightId: 100 }, { landRightId: 100 }],
      },
    });
  });

  test('response keys that JavaScript knows by other meanings', async () => {
    const query = `{ __proto__: __typename constructor: person(personalId: "${seller}") { toString: personalId then: fullNameText hasOwnProperty: taxpayer { __proto__: taxCode } } }`;
    const { text } = await send(graphql(query));
    expect(text).toBe(
      `{"data":{"__proto__":"Query","constructor":{"toString":"${seller}","then":"Nguyễn Văn Hòa","hasOwnProperty":{"__proto__":"${seller}"}}}}`,
    );
  });

  test('conditions on fragments, one answer for each set of them', async () => {
    const query = `query ($tax: Boolean!, $land: Boolean! = false) { person(personalId: "${seller}") { personalId
      ...T @include(if: $tax) ... @skip(if: $land) { sex } ... on Person @include(if: $land) { landRights { landRightId } } } }
      fragment T on Person { taxpayer { taxCode } }`;
    const shape = async (variables: object) => {
      const { data, errors } = await platform.query(query, variables, asOfficer);
      expect(errors).toEqual([]);
      return Object.keys((data as { person: object }).person);
    };
    expect(await shape({ tax: true })).toEqual(['personalId', 'taxpayer', 'sex']);
    expect(await shape({ tax: false })).toEqual(['personalId', 'sex']);
    expect(await shape({ tax: false, land: true })).toEqual(['personalId', 'landRights']);
  });

  test('__typename everywhere', async () => {
    const query = `{ __typename person(personalId: "${seller}") { __typename fullName { __typename } taxpayer { t: __typename }
      landRights { __typename parcel { __typename landUses { __typename } } holder { __typename ... on Person { __typename } } } } }`;
    const { data, errors } = await platform.query(query, {}, asOfficer);
    const right = {
      __typename: 'LandRight',
      parcel: { __typename: 'Parcel', landUses: [{ __typename: 'LandUse' }] },
      holder: { __typename: 'Person' },
    };
    // The other parcel is not in the dossier.
    const elsewhere = { ...right, parcel: null };
    expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([
      {
        __typename: 'Query',
        person: {
          __typename: 'Person',
          fullName: { __typename: 'PersonName' },
          taxpayer: { t: 'Taxpayer' },
          landRights: [right, elsewhere],
        },
      },
      ['ROW_NOT_PERMITTED'],
    ]);
  });

  test('introspection over POST and GET, alone and beside data', async () => {
    const posted = await platform.query(getIntrospectionQuery());
    expect(posted.errors).toEqual([]);
    const got = await fetch(`${platform.url}/graphql?query=${encodeURIComponent(getIntrospectionQuery())}`);
    expect(((await got.json()) as { data: unknown }).data).toEqual(posted.data);
    const beside = await platform.query(
      `{ __type(name: "Person") { name } person(personalId: "${seller}") { personalId } }`,
      {},
      asOfficer,
    );
    expect(beside.data).toEqual({ __type: { name: 'Person' }, person: { personalId: seller } });
  });
});
