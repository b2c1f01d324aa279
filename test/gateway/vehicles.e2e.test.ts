import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { scenario } from '../../mocks/world/scenarios.ts';
import { bindings } from '../../resolvers/index.ts';
import { loadConfig } from '../../src/config.ts';
import type { SqlBinding } from '../../src/model/binding.ts';
import { startGateway } from '../../src/start/startGateway.ts';
import type { StartedGateway } from '../../src/start/startListening.ts';
import { accessFolder } from '../support/accessFolder.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';
import { vehicles } from '../support/vehicles/source.ts';

/** Rules that know the vehicles, and open them to whoever registers transfers of land. */
const access = accessFolder(
  {
    file: 'groups.yaml',
    from: 'groups:\n',
    to: `groups:
  - code: VEHICLE
    vi: Xe cơ giới
    en: Motor vehicles
    elements: [Query.vehicle, Person.vehicles, Vehicle.*]
    classes: [INTERNAL, PERSONAL]
`,
  },
  { file: 'purposes.yaml', from: '      - LAND_TRANSACTION\n', to: '      - LAND_TRANSACTION\n      - VEHICLE\n' },
);
const { ids } = scenario('land-transfer-clean');
const owner = String(ids['transferorId']);
const buyer = String(ids['transfereeId']);

let ministries: Readonly<Record<'identity' | 'population' | 'tax' | 'governmentOffice', StartedMinistry>>;
let token: string;
const gateways: StartedGateway[] = [];

beforeAll(async () => {
  const dataDir = await testWorld();
  const [identity, population, tax, governmentOffice] = await Promise.all([
    startMinistry('identity', { dataDir }),
    startMinistry('population', { dataDir }),
    startMinistry('tax', { dataDir }),
    startMinistry('government-office', { dataDir }),
  ]);
  ministries = { identity, population, tax, governmentOffice };
  const response = await fetch(`${identity.url}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'land-officer' }),
  });
  token = ((await response.json()) as { access_token: string }).access_token;
}, 120_000);

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await Promise.all(Object.values(ministries).map((ministry) => ministry.stop()));
});

/** Makes a database of three vehicles in which the colour has this column. */
async function vehicleDatabase(colourColumn: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-vehicles-')), 'vehicles.sqlite');
  const database = new sqlite3.Database(file);
  await new Promise<void>((resolve, reject) => {
    database.exec(
      `CREATE TABLE xe_co_gioi (bien_so TEXT PRIMARY KEY, loai_xe TEXT, ${colourColumn} TEXT, ngay_dk TEXT, cccd_chu_xe TEXT, cap_nhat_luc TEXT);
       INSERT INTO xe_co_gioi VALUES
         ('51K-00001', 'OTO', 'Đỏ', '20200131', '${owner}', '2026-11-20T08:00:00+07:00'),
         ('59A-00002', 'MOTO', 'Trắng', '20190615', '${owner}', '2026-11-19T08:00:00+07:00'),
         ('51C-00003', 'XICH-LO', 'Xanh', '20260230', '${buyer}', NULL);`,
      (error) => (error === null ? resolve() : reject(error)),
    );
  });
  await new Promise((resolve) => database.close(resolve));
  return file;
}

/** Starts a gateway over all ministries and the one more, at this database. */
async function startWith(binding: SqlBinding, file: string): Promise<StartedGateway> {
  const config = loadConfig({
    sourceIds: [],
    environment: {},
    overrides: {
      port: 0,
      logLevel: 'silent',
      dataDir: mkdtempSync(join(tmpdir(), 'lienthong-data-')),
      identity: { issuer: ministries.identity.url },
      access: { dir: access },
      sources: {
        population: { url: ministries.population.url },
        tax: { url: ministries.tax.url },
        'government-office': { url: ministries.governmentOffice.url },
        vehicles: { url: `sqlite:${file}` },
      },
    },
  });
  const gateway = await startGateway(config, [...bindings, binding]);
  gateways.push(gateway);
  return gateway;
}

const ask = (gateway: StartedGateway, query: string, variables: object = {}) =>
  askGraphql(
    `${gateway.url}/graphql`,
    query,
    { ...variables },
    {
      authorization: `Bearer ${token}`,
      'lienthong-purpose': 'LAND_TRANSFER',
      'lienthong-case': 'H29.21-261110-9901',
      'lienthong-provenance': '1',
    },
  );

describe('a further ministry, attached by one folder and one line', () => {
  let gateway: StartedGateway;

  beforeAll(async () => {
    gateway = await startWith(vehicles, await vehicleDatabase('mau'));
  });

  test('is part of the one graph: from a vehicle to its owner and on to the tax code', async () => {
    const query = `query ($plate: PlateNo!) { vehicle(plateNo: $plate) { plateNo vehicleKind colour vehicleRegisteredOn
      owner { personalId fullNameText taxpayer { taxCode } } } }`;
    const { data, errors, extensions } = await ask(gateway, query, { plate: '51K-00001' });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      vehicle: {
        plateNo: '51K-00001',
        vehicleKind: 'CAR',
        colour: 'Đỏ',
        vehicleRegisteredOn: '2020-01-31',
        owner: { personalId: owner, fullNameText: 'Nguyễn Văn Hòa', taxpayer: { taxCode: owner } },
      },
    });
    const {
      fetches,
      fields,
      ministries: named,
    } = extensions?.['provenance'] as {
      fetches: { source: string; sqlStatements: number }[];
      fields: { path: string[]; source?: string; asOf?: string; class?: string }[];
      ministries: object;
    };
    expect(fetches.map(({ source }) => source)).toEqual(['vehicles', 'population', 'tax']);
    expect(fields.find(({ path }) => path.join('.') === 'vehicle.colour')).toMatchObject({
      source: 'vehicles',
      class: 'INTERNAL',
      asOf: '2026-11-20T08:00:00+07:00',
    });
    expect(named).toMatchObject({ vehicles: { vi: vehicles.ministry.vi, en: vehicles.ministry.en } });
  });

  test('and back: from a person to the vehicles', async () => {
    const { data, errors } = await ask(
      gateway,
      `{ person(personalId: "${owner}") { sex vehicles { plateNo vehicleKind } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      person: {
        vehicles: [
          { plateNo: '51K-00001', vehicleKind: 'CAR' },
          { plateNo: '59A-00002', vehicleKind: 'MOTORCYCLE' },
        ],
      },
    });
  });

  test('its code list and its words are published like all others', async () => {
    const { data } = await ask(
      gateway,
      '{ codeList(codeListId: "VEHICLE_KIND") { codeListId } __type(name: "Vehicle") { description } }',
    );
    expect(data).toEqual({
      codeList: { codeListId: 'VEHICLE_KIND' },
      __type: { description: expect.stringMatching(/^A registered motor vehicle\./) },
    });
  });

  test('its own scalar refuses what is no plate', async () => {
    const { errors } = await ask(gateway, 'query ($p: PlateNo!) { vehicle(plateNo: $p) { colour } }', { p: 'my car' });
    expect(errors).toMatchObject([{ extensions: { code: 'VARIABLE_INVALID', reason: 'SCALAR_MALFORMED' } }]);
  });

  test('a code and a date that its binding does not know cost these two fields', async () => {
    const query = '{ vehicle(plateNo: "51C-00003") { colour vehicleKind vehicleRegisteredOn owner { personalId } } }';
    const { data, errors } = await ask(gateway, query);
    expect(data).toEqual({
      vehicle: { colour: 'Xanh', vehicleKind: null, vehicleRegisteredOn: null, owner: { personalId: buyer } },
    });
    expect(errors).toMatchObject([
      { path: ['vehicle', 'vehicleKind'], extensions: { code: 'SOURCE_CODE_UNKNOWN', source: 'vehicles' } },
      { path: ['vehicle', 'vehicleRegisteredOn'], extensions: { code: 'SOURCE_VALUE_INVALID', source: 'vehicles' } },
    ]);
  });

  test('without it, its words are not there', async () => {
    const alone = await startGateway(
      loadConfig({ sourceIds: [], environment: {}, overrides: { port: 0, logLevel: 'silent', dataDir: tmpdir() } }),
      bindings,
    );
    gateways.push(alone);
    const { data } = await askGraphql(`${alone.url}/graphql`, '{ __type(name: "Vehicle") { name } }');
    expect(data).toEqual({ __type: null });
  });
});

describe('when the ministry renames a column', () => {
  const query = '{ vehicle(plateNo: "51K-00001") { plateNo colour owner { fullNameText } } }';
  const known = { plateNo: '51K-00001', owner: { fullNameText: 'Nguyễn Văn Hòa' } };

  test('the field that it holds fails and says which column, the others are answered', async () => {
    const { data, errors } = await ask(await startWith(vehicles, await vehicleDatabase('mau_son')), query);
    expect(data).toEqual({ vehicle: { ...known, colour: null } });
    expect(errors).toMatchObject([
      { path: ['vehicle', 'colour'], extensions: { code: 'SOURCE_COLUMN_MISSING', source: 'vehicles' } },
    ]);
    expect(errors?.[0]?.message).toContain('xe_co_gioi.mau');
  });

  test('one line of the binding follows it', async () => {
    const { Vehicle } = vehicles.types;
    const renamed: SqlBinding = {
      ...vehicles,
      types: {
        ...vehicles.types,
        Vehicle: {
          ...Vehicle,
          fields: {
            ...Vehicle?.fields,
            colour: 'mau_son',
          },
        },
      },
    };
    const { data, errors } = await ask(await startWith(renamed, await vehicleDatabase('mau_son')), query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ vehicle: { ...known, colour: 'Đỏ' } });
  });
});

describe('a database that is not what the binding says', () => {
  test('has not the table', async () => {
    const binding = {
      ...vehicles,
      types: { ...vehicles.types, Vehicle: { ...vehicles.types['Vehicle'], table: 'xe_may' } },
    };
    const gateway = await startWith(binding as SqlBinding, await vehicleDatabase('mau'));
    const { data, errors } = await ask(
      gateway,
      `{ person(personalId: "${owner}") { vehicles { colour } } adminUnit(code: "26740") { code } }`,
    );
    expect(data).toEqual({ person: { vehicles: null }, adminUnit: { code: '26740' } });
    expect(errors).toMatchObject([{ path: ['person', 'vehicles'], extensions: { code: 'SOURCE_TABLE_MISSING' } }]);
  });

  test('is not there at all', async () => {
    const gateway = await startWith(vehicles, join(tmpdir(), 'no-such-folder', 'vehicles.sqlite'));
    const { data, errors } = await ask(gateway, '{ vehicle(plateNo: "51K-00001") { colour } }');
    expect(data).toEqual({ vehicle: null });
    // Whether the first probe or this question finds it out is a race.
    const code = expect.stringMatching(/^SOURCE_(UNREACHABLE|RESTING)$/);
    expect(errors).toMatchObject([{ path: ['vehicle'], extensions: { code, source: 'vehicles' } }]);
  });
});

describe('a binding that is wrong keeps the gateway from starting, and says where', () => {
  test.each<readonly [string, SqlBinding, string, RegExp]>([
    [
      'a field that the dictionary has not',
      { ...vehicles, types: { ...vehicles.types, Person: { keys: ['personalId'], fields: { shoeSize: 'co_giay' } } } },
      'BINDING_INVALID',
      /vehicles.*shoeSize/,
    ],
    ['the name of another source', { ...vehicles, id: 'population' }, 'COMPOSITION_FAILED', /population/],
    [
      'words that are already taken',
      { ...vehicles, dictionaryFile: 'schema/tax.graphql' },
      'DICTIONARY_UNUSABLE',
      /findings/,
    ],
  ])('%s', async (_, binding, code, message) => {
    await expect(startWith(binding, 'nowhere')).rejects.toMatchObject({
      code: expect.stringContaining(code),
      message: expect.stringMatching(message),
    });
  });
});
