import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import { readFile } from 'node:fs/promises';
import { askEntities, askGraphql } from '../support/askGraphql.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { SCENARIOS, scenario } from '../../mocks/world/scenarios.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';

const updated = '2026-11-01T08:00:00+07:00';
const twin = { ma_xa: '26740', so_to: '99', so_thua: 7, trang_thai: 'HD', cap_nhat_luc: updated };

const tables = {
  thua_dat: [
    {
      ...twin,
      ma_ho_so_thua: 'TD-1',
      ma_dinh_danh_thua: 'w3gv7d0f1h2k',
      ma_xa_cu: '26740',
      kinh_do: 106.7,
      vi_do: 10.8,
    },
    { ...twin, ma_ho_so_thua: 'TD-2', ma_xa_cu: '26737', trang_thai: 'HOP' },
    ...Array.from({ length: 40 }, (_, index) => ({
      ma_ho_so_thua: `TD-M${index}`,
      ma_xa: '26740',
      so_to: '5',
      so_thua: index + 1,
    })),
  ],
  quyen_su_dung: [
    {
      ma_quyen: 'Q-1',
      ma_ho_so_thua: 'TD-1',
      loai_chu: 'CN',
      so_dinh_danh: '079070990201',
      vai_tro: 'CSH',
      tu_ngay: '2010-05-14',
    },
    { ma_quyen: 'Q-0', ma_ho_so_thua: 'TD-1', loai_chu: 'CN', so_dinh_danh: '079070990201', den_ngay: '2010-05-13' },
    { ma_quyen: 'Q-2', ma_ho_so_thua: 'TD-2', loai_chu: 'TC', ma_so_to_chuc: '0990730018' },
    ...Array.from({ length: 40 }, (_, index) => ({
      ma_quyen: `Q-M${index}`,
      ma_ho_so_thua: `TD-M${index}`,
      so_dinh_danh: '079000000000',
    })),
  ],
  muc_dich_su_dung: [
    { ma_muc_dich: 'MD-1', ma_ho_so_thua: 'TD-1', loai_dat: 'ODT', hinh_thuc: 'R', lau_dai: 1 },
    { ma_muc_dich: 'MD-2', ma_ho_so_thua: 'TD-1', loai_dat: 'BHK', hinh_thuc: 'C', lau_dai: 0, den_ngay: '2043-10-15' },
  ],
  giay_chung_nhan: [
    { ma_gcn: 'GCN-1', ma_ho_so_thua: 'TD-1', so_phat_hanh: 'AA 00999911', ngay_cap: '2010-05-14', trang_thai: 'TH' },
    { ma_gcn: 'GCN-2', ma_ho_so_thua: 'TD-1', so_phat_hanh: 'bk123456', ngay_cap: '2020-05-14', trang_thai: 'HL' },
  ],
  tai_san: [{ ma_tai_san: 'TS-1', ma_ho_so_thua: 'TD-1', loai_tai_san: 'CH', cap_hang: 'BT' }],
  bien_dong: [
    {
      ma_ho_so: 'H29.21-100514-0001',
      ma_ho_so_thua: 'TD-1',
      loai_bien_dong: 'CN',
      gia_hop_dong: 10_000_000_000,
      ben_chuyen: '1',
      ben_nhan: '079070990201',
    },
  ],
  han_che_quyen: [{ ma_han_che: 'HC-1', ma_ho_so_thua: 'TD-1', loai_han_che: 'NC', tu_ngay: '2026-01-01' }],
  bang_gia_dat: [
    { ma_gia: 'G-1', ma_xa: '26740', loai_dat: 'ODT', vi_tri: 1, don_gia: 250_000_000, nam: 2026 },
    { ma_gia: 'G-2', ma_xa: '26740', loai_dat: 'ODT', vi_tri: 1, don_gia: 200_000_000, nam: 2025 },
    { ma_gia: 'G-3', ma_xa: '26740', loai_dat: 'CLN', vi_tri: 1, don_gia: 900_000, nam: 2026 },
  ],
};

let fixture: MinistryFixture;
let land: StartedMinistry;

beforeAll(async () => {
  fixture = await ministryFixture('land', tables);
  land = await startMinistry('land', { dataDir: fixture.dataDir });
});

afterAll(async () => {
  await land.stop();
  await fixture.remove();
});

beforeEach(() => land.resetStats());

/** Types by `Type.field` of all object types in an SDL. */
function fieldTypes(sdl: string): ReadonlyMap<string, string> {
  const types = parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? [definition]
      : [],
  );
  return new Map(
    types.flatMap((type) =>
      (type.fields ?? []).map((field) => [
        `${type.name.value}.${field.name.value}(${(field.arguments ?? []).map((argument) => argument.name.value).join()})`,
        print(field.type),
      ]),
    ),
  );
}

const parcel = (parcelRecordId: string): object => ({ __typename: 'Parcel', parcelRecordId });

describe('entities', () => {
  test('come back in the order of their keys, and null where the register knows none', async () => {
    const answer = await askEntities(
      land.url,
      [parcel('TD-2'), parcel('TD-unknown'), { __typename: 'LandRight', landRightId: 'Q-1' }, parcel('TD-1')],
      '__typename ... on Parcel { parcelRecordId } ... on LandRight { landRightId }',
    );
    expect(answer).toEqual([
      { __typename: 'Parcel', parcelRecordId: 'TD-2' },
      null,
      { __typename: 'LandRight', landRightId: 'Q-1' },
      { __typename: 'Parcel', parcelRecordId: 'TD-1' },
    ]);
  });

  test.each([
    ['LandUse', 'landUseRecordId', 'MD-1'],
    ['LandRight', 'landRightId', 'Q-1'],
    ['LandCertificate', 'certificateRecordId', 'GCN-1'],
    ['AttachedAsset', 'assetRecordId', 'TS-1'],
    ['LandTransaction', 'transactionDossierCode', 'H29.21-100514-0001'],
    ['LandRestriction', 'restrictionRecordId', 'HC-1'],
    ['LandPrice', 'landPriceId', 'G-1'],
  ])('%s is found by %s', async (type, key, value) => {
    const answer = await askEntities(
      land.url,
      [
        { __typename: type, [key]: value },
        { __typename: type, [key]: 'none' },
      ],
      `... on ${type} { ${key} }`,
    );
    expect(answer).toEqual([{ [key]: value }, null]);
  });

  test('a person without land is a person with no rights', async () => {
    const answer = await askEntities(
      land.url,
      [{ __typename: 'Person', personalId: '079199999999' }],
      '... on Person { personalId landRights { landRightId } }',
    );
    expect(answer).toEqual([{ personalId: '079199999999', landRights: [] }]);
  });

  test('forty parcels with their rights and holders cost as many statements as one', async () => {
    const selection =
      '... on Parcel { landUses { landUsePurpose } landRights { holder { __typename } parcel { mapSheetNo } } }';
    await askEntities(land.url, [parcel('TD-M0')], selection);
    const one = await land.stats();
    await land.resetStats();
    await askEntities(
      land.url,
      Array.from({ length: 40 }, (_, index) => parcel(`TD-M${index}`)),
      selection,
    );
    expect(await land.stats()).toEqual(one);
    expect(one.statements).toBeLessThanOrEqual(4);
  });
});

describe('words and codes of the register become those of the dictionary', () => {
  test('a parcel with all that hangs on it', async () => {
    const [answer] = await askEntities(
      land.url,
      [parcel('TD-1')],
      `... on Parcel {
        parcelId parcelCommuneCode mapSheetNo parcelNo parcelStatus
        parcelAddress { communeCode oldCommuneCode geoPoint }
        landUses { landUsePurpose landUseForm landUseTerm { indefinite until } }
        landRights { landRightId holderType holderRole rightFrom holder { ... on Person { personalId } } }
        certificates { certificateRecordId certificateStatus }
        attachedAssets { assetKind houseGrade }
        restrictions { restrictionKind restrictionTo }
        transactions { transactionKind contractPrice transferee { personalId } }
        landPrices { landPriceId unitPrice }
      }`,
    );
    expect(answer).toEqual({
      parcelId: 'w3gv7d0f1h2k',
      parcelCommuneCode: '26740',
      mapSheetNo: '99',
      parcelNo: 7,
      parcelStatus: '1',
      parcelAddress: { communeCode: '26740', oldCommuneCode: '26740', geoPoint: { longitude: 106.7, latitude: 10.8 } },
      landUses: [
        { landUsePurpose: 'ODT', landUseForm: '1', landUseTerm: { indefinite: true, until: null } },
        { landUsePurpose: 'BHK', landUseForm: '2', landUseTerm: { indefinite: false, until: '2043-10-15' } },
      ],
      landRights: [
        {
          landRightId: 'Q-1',
          holderType: 'CA_NHAN',
          holderRole: '1',
          rightFrom: '2010-05-14',
          holder: { personalId: '079070990201' },
        },
      ],
      certificates: [
        { certificateRecordId: 'GCN-2', certificateStatus: '1' },
        { certificateRecordId: 'GCN-1', certificateStatus: '3' },
      ],
      attachedAssets: [{ assetKind: '2', houseGrade: '5' }],
      restrictions: [{ restrictionKind: '3', restrictionTo: null }],
      transactions: [
        { transactionKind: '1', contractPrice: 10_000_000_000, transferee: { personalId: '079070990201' } },
      ],
      landPrices: [{ landPriceId: 'G-1', unitPrice: 250_000_000 }],
    });
  });

  test('the holder of a right is a person or an enterprise', async () => {
    const [person, enterprise] = await askEntities(
      land.url,
      [
        { __typename: 'LandRight', landRightId: 'Q-1' },
        { __typename: 'LandRight', landRightId: 'Q-2' },
      ],
      '... on LandRight { holder { __typename ... on Person { personalId } ... on Enterprise { enterpriseCode } } }',
    );
    expect(person).toEqual({ holder: { __typename: 'Person', personalId: '079070990201' } });
    expect(enterprise).toEqual({ holder: { __typename: 'Enterprise', enterpriseCode: '0990730018' } });
  });
});

describe('look-ups', () => {
  test('an address that two parcels share gives both, the old commune one of them', async () => {
    const { data } = await askGraphql(
      land.url,
      `{
        both: parcelsByAddress(parcelCommuneCode: "26740", mapSheetNo: "99", parcelNo: 7) { parcelRecordId }
        one: parcelsByAddress(parcelCommuneCode: "26740", mapSheetNo: "99", parcelNo: 7, oldCommuneCode: "26737") { parcelRecordId }
        none: parcelsByAddress(parcelCommuneCode: "26740", mapSheetNo: "99", parcelNo: 8) { parcelRecordId }
      }`,
    );
    expect(data).toEqual({
      both: [{ parcelRecordId: 'TD-1' }, { parcelRecordId: 'TD-2' }],
      one: [{ parcelRecordId: 'TD-2' }],
      none: [],
    });
  });

  test('an address is an entity as well', async () => {
    const address = { __typename: 'ParcelAddress', parcelCommuneCode: '26740', mapSheetNo: '99', parcelNo: 7 };
    const answer = await askEntities(
      land.url,
      [address],
      '... on ParcelAddress { mapSheetNo parcels { parcelRecordId } }',
    );
    expect(answer).toEqual([{ mapSheetNo: '99', parcels: [{ parcelRecordId: 'TD-1' }, { parcelRecordId: 'TD-2' }] }]);
  });

  test.each(['AA 00999911', 'aa00999911', 'AA00999911'])('the serial %s finds its certificate', async (serial) => {
    const { data } = await askGraphql(
      land.url,
      'query ($serial: CertificateSerial!) { certificateBySerial(certificateSerial: $serial) { certificateRecordId } }',
      { serial },
    );
    expect(data).toEqual({ certificateBySerial: [{ certificateRecordId: 'GCN-1' }] });
  });

  test('a serial that was typed in small letters is found by its printed form', async () => {
    const { data } = await askGraphql(
      land.url,
      '{ certificateBySerial(certificateSerial: "BK 123456") { certificateRecordId } }',
    );
    expect(data).toEqual({ certificateBySerial: [{ certificateRecordId: 'GCN-2' }] });
  });

  test('a GeoHash finds its parcel; what is unknown is null', async () => {
    const { data } = await askGraphql(
      land.url,
      '{ known: parcelByGeoHash(parcelId: "w3gv7d0f1h2k") { parcelRecordId } unknown: parcel(parcelRecordId: "TD-9") { parcelRecordId } }',
    );
    expect(data).toEqual({ known: { parcelRecordId: 'TD-1' }, unknown: null });
  });
});

describe('the service about itself', () => {
  test('says of every field what the shared dictionary says', async () => {
    const { data } = await askGraphql(land.url, '{ _service { sdl } }');
    const offered = fieldTypes((data?.['_service'] as { sdl: string }).sdl);
    const dictionary = fieldTypes(await readFile(new URL('../../schema/land.graphql', import.meta.url), 'utf8'));
    expect(dictionary.size).toBeGreaterThanOrEqual(80);
    expect([...dictionary].filter(([field, type]) => offered.get(field) !== type)).toEqual([]);
  });

  test('publishes a federation v2 SDL and answers introspection', async () => {
    const { data } = await askGraphql(land.url, '{ _service { sdl } __schema { queryType { name } } }');
    expect(JSON.stringify(data)).toMatch(/specs.apollo.dev\/federation\/v2/);
    expect(data?.['__schema']).toEqual({ queryType: { name: 'Query' } });
  });

  test('tells as-of times only when asked for provenance', async () => {
    const query = '{ parcel(parcelRecordId: "TD-1") { parcelRecordId } }';
    expect((await askGraphql(land.url, query)).extensions).toBeUndefined();
    const { extensions } = await askGraphql(land.url, query, {}, { 'lienthong-provenance': '1' });
    expect(extensions).toEqual({ asOf: [{ path: ['parcel'], at: updated }] });
  });
});

describe('the generated world', () => {
  let worldLand: StartedMinistry;

  beforeAll(async () => {
    worldLand = await startMinistry('land', { dataDir: await testWorld() });
  });

  afterAll(() => worldLand.stop());

  test.each(SCENARIOS.filter(({ journey }) => journey === 'J1').map(({ name, ids }) => [name, ids] as const))(
    'has the parcel, the certificate and a current right of %s',
    async (_, ids) => {
      const [found] = await askEntities(
        worldLand.url,
        [parcel(String(ids['parcelRecordId']))],
        '... on Parcel { parcelCommuneCode mapSheetNo parcelNo certificates { certificateSerial } landRights { holderPersonId } landPrices { unitPrice } }',
      );
      expect(found).toMatchObject({
        parcelCommuneCode: ids['parcelCommuneCode'],
        mapSheetNo: ids['mapSheetNo'],
        parcelNo: ids['parcelNo'],
        certificates: [{ certificateSerial: ids['certificateSerial'] }],
        landRights: expect.arrayContaining([{ holderPersonId: ids['transferorId'] }]) as unknown,
        landPrices: expect.arrayContaining([{ unitPrice: expect.any(Number) as unknown }]) as unknown,
      });
    },
  );

  test('has two parcels at the ambiguous address, told apart by the old commune', async () => {
    const { parcelCommuneCode, mapSheetNo, parcelNo, oldCommuneCode, parcelRecordId } = scenario(
      'land-transfer-ambiguous-parcel',
    ).ids;
    const query = `query ($commune: AdminUnitCode!, $sheet: Text!, $no: Int!, $old: AdminUnitCode) {
      parcelsByAddress(parcelCommuneCode: $commune, mapSheetNo: $sheet, parcelNo: $no, oldCommuneCode: $old) { parcelRecordId }
    }`;
    const address = { commune: parcelCommuneCode, sheet: mapSheetNo, no: parcelNo };
    const both = await askGraphql(worldLand.url, query, address);
    expect(both.data?.['parcelsByAddress']).toHaveLength(2);
    const one = await askGraphql(worldLand.url, query, { ...address, old: oldCommuneCode });
    expect(one.data).toEqual({ parcelsByAddress: [{ parcelRecordId }] });
  });
});
