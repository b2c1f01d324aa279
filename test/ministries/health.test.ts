import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { askEntities, askGraphql } from '../support/askGraphql.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';

const patient = '079168990401';
const updated = '2026-11-20T07:00:00+07:00';
const visit = { so_dinh_danh: patient, ma_cskcb: '79001', ma_loai_kcb: '01', cap_nhat_luc: updated };

const tables = {
  so_suc_khoe: [
    {
      ma_dinh_danh_y_te: patient,
      di_ung: 'Penicillin; Tôm',
      benh_man_tinh: 'E11;B20;F32',
      tom_tat_luc: '202611010800',
      cap_nhat_luc: updated,
    },
  ],
  luot_kham: [
    {
      ...visit,
      ma_lk: 'LK-1',
      ngay_vao: '202611200800',
      ma_benh_chinh: 'E11',
      ma_benh_kem: 'I10;B20',
      ket_qua_dtri: '1',
    },
    { ...visit, ma_lk: 'LK-HIV', ngay_vao: '202610200800', ma_benh_chinh: 'B20' },
    { ...visit, ma_lk: 'LK-PSY', ngay_vao: '202609200800', ma_benh_chinh: 'F32' },
    { ...visit, ma_lk: 'LK-TB', ngay_vao: '202608200800', ma_benh_chinh: 'A15' },
    { ...visit, ma_lk: 'LK-2', ngay_vao: '202607200800', ma_benh_chinh: 'J18' },
    { ...visit, ma_lk: 'LK-UNKNOWN', so_dinh_danh: '', ngay_vao: '202611190800', ma_benh_chinh: 'J18' },
    ...Array.from({ length: 40 }, (_, index) => ({
      ...visit,
      so_dinh_danh: '079000000000',
      ma_lk: `LK-M${index}`,
      ma_benh_chinh: 'J18',
    })),
  ],
  ket_qua_xet_nghiem: [
    {
      ma_xet_nghiem: 'XN-1',
      ma_lk: 'LK-1',
      ma_chi_so: 'HBA1C',
      gia_tri: '7.1',
      don_vi_do: '%',
      ngay_lay_mau: '202611200815',
    },
    { ma_xet_nghiem: 'XN-2', ma_lk: 'LK-1', ma_chi_so: 'HIV', loai_nhay_cam: 'HIV' },
    { ma_xet_nghiem: 'XN-3', ma_lk: 'LK-HIV', ma_chi_so: 'CREA' },
    { ma_xet_nghiem: 'XN-4', ma_lk: 'LK-2', ma_chi_so: 'AFB', loai_nhay_cam: 'LAO' },
    ...Array.from({ length: 40 }, (_, index) => ({ ma_xet_nghiem: `XN-M${index}`, ma_lk: `LK-M${index}` })),
  ],
  chan_doan_hinh_anh: [
    { ma_cdha: 'HA-1', ma_lk: 'LK-1', loai_hinh_anh: 'XQ' },
    { ma_cdha: 'HA-2', ma_lk: 'LK-HIV', loai_hinh_anh: 'XQ' },
  ],
  don_thuoc: [
    { ma_dong: 'DT-1', ma_don_thuoc: 'D1', ma_lk: 'LK-1', ma_thuoc: '40.1', so_ngay: 7 },
    { ma_dong: 'DT-2', ma_don_thuoc: 'D2', ma_lk: 'LK-PSY', ma_thuoc: '40.2', so_ngay: 30 },
  ],
  tiem_chung: [{ ma_mui_tiem: 'T-1', so_dinh_danh: patient, ma_vac_xin: 'MMR', ngay_tiem: '19690101', mui_so: 1 }],
  co_so_kcb: [
    {
      ma_cskcb: '79001',
      ten_cskcb: 'Bệnh viện thử nghiệm 1',
      cap_chuyen_mon: 'CS',
      tu_ngay: '20190101',
      cap_nhat_luc: updated,
    },
  ],
  nguoi_hanh_nghe: [{ so_gphn: '000123/HCM', so_dinh_danh: '034185900044', ma_cskcb: '79001' }],
};

let fixture: MinistryFixture;
let health: StartedMinistry;

beforeAll(async () => {
  fixture = await ministryFixture('health', tables);
  health = await startMinistry('health', { dataDir: fixture.dataDir });
});

afterAll(async () => {
  await health.stop();
  await fixture.remove();
});

beforeEach(() => health.resetStats());

const citizen = { __typename: 'CongDan', soDinhDanh: patient };
const forPurpose = (purpose: string): Readonly<Record<string, string>> => ({ 'lienthong-purpose': purpose });

describe('entities under the ministry’s own names', () => {
  test('a citizen with book, encounters, results, images, drugs and facility', async () => {
    const [answer] = await askEntities(
      health.url,
      [citizen],
      `... on CongDan {
        soDinhDanh
        soSucKhoe { maDinhDanhYTe diUng benhManTinh tomTatLuc tiemChung { maVacXin ngayTiem muiSo } }
        luotKham(soLuong: 1) {
          maLk ngayVao ngayRa maBenhChinh maBenhKem ketQuaDtri
          congDan { soDinhDanh }
          coSo { maCskcb tenCskcb capChuyenMon tuNgay denNgay }
          ketQuaXetNghiem { maXetNghiem maChiSo giaTri donViDo ngayLayMau loaiNhayCam }
          chanDoanHinhAnh { maCdha loaiHinhAnh }
          donThuoc { maDong maThuoc soNgay }
        }
      }`,
    );
    expect(answer).toEqual({
      soDinhDanh: patient,
      soSucKhoe: {
        maDinhDanhYTe: patient,
        diUng: ['Penicillin', 'Tôm'],
        benhManTinh: ['E11'],
        tomTatLuc: '202611010800',
        tiemChung: [{ maVacXin: 'MMR', ngayTiem: '19690101', muiSo: 1 }],
      },
      luotKham: [
        {
          maLk: 'LK-1',
          ngayVao: '202611200800',
          ngayRa: null,
          maBenhChinh: 'E11',
          maBenhKem: ['I10'],
          ketQuaDtri: '1',
          congDan: { soDinhDanh: patient },
          coSo: {
            maCskcb: '79001',
            tenCskcb: 'Bệnh viện thử nghiệm 1',
            capChuyenMon: 'CS',
            tuNgay: '20190101',
            denNgay: null,
          },
          ketQuaXetNghiem: [
            {
              maXetNghiem: 'XN-1',
              maChiSo: 'HBA1C',
              giaTri: '7.1',
              donViDo: '%',
              ngayLayMau: '202611200815',
              loaiNhayCam: null,
            },
          ],
          chanDoanHinhAnh: [{ maCdha: 'HA-1', loaiHinhAnh: 'XQ' }],
          donThuoc: [{ maDong: 'DT-1', maThuoc: '40.1', soNgay: 7 }],
        },
      ],
    });
  });

  test.each([
    ['SoSucKhoe', 'maDinhDanhYTe', patient],
    ['LuotKham', 'maLk', 'LK-1'],
    ['KetQuaXetNghiem', 'maXetNghiem', 'XN-1'],
    ['ChanDoanHinhAnh', 'maCdha', 'HA-1'],
    ['DonThuoc', 'maDong', 'DT-1'],
    ['CoSoKhamChuaBenh', 'maCskcb', '79001'],
    ['NguoiHanhNghe', 'soGphn', '000123/HCM'],
  ])('%s is found by %s, in the order asked, and null where unknown', async (type, key, value) => {
    const answer = await askEntities(
      health.url,
      [
        { __typename: type, [key]: 'none' },
        { __typename: type, [key]: value },
      ],
      `... on ${type} { ${key} }`,
    );
    expect(answer).toEqual([null, { [key]: value }]);
  });

  test('a citizen unknown to the health ministry has no book and no encounters', async () => {
    const stranger = { __typename: 'CongDan', soDinhDanh: '079199999999' };
    const answer = await askEntities(
      health.url,
      [stranger],
      '... on CongDan { soSucKhoe { diUng } luotKham { maLk } }',
    );
    expect(answer).toEqual([{ soSucKhoe: null, luotKham: [] }]);
  });

  test('an encounter of an unidentified patient has no citizen', async () => {
    const { data } = await askGraphql(health.url, '{ luotKham(maLk: "LK-UNKNOWN") { maLk congDan { soDinhDanh } } }');
    expect(data).toEqual({ luotKham: { maLk: 'LK-UNKNOWN', congDan: null } });
  });

  test('forty encounters with results and facility cost as many statements as one', async () => {
    const encounter = (index: number): object => ({ __typename: 'LuotKham', maLk: `LK-M${index}` });
    const selection = '... on LuotKham { coSo { tenCskcb } ketQuaXetNghiem { maXetNghiem luotKham { maLk } } }';
    await askEntities(health.url, [encounter(0)], selection);
    const one = await health.stats();
    await health.resetStats();
    await askEntities(
      health.url,
      Array.from({ length: 40 }, (_, index) => encounter(index)),
      selection,
    );
    expect(await health.stats()).toEqual(one);
    expect(one.statements).toBeLessThanOrEqual(3);
  });
});

describe('rows on HIV, tuberculosis and psychiatry', () => {
  const selection = '... on CongDan { luotKham { maLk ketQuaXetNghiem { maXetNghiem } } soSucKhoe { benhManTinh } }';

  test.each([
    ['no purpose', {}, ['LK-1', 'LK-2'], ['XN-1'], ['E11']],
    ['TREATMENT', forPurpose('TREATMENT'), ['LK-1', 'LK-2'], ['XN-1'], ['E11']],
    [
      'TREATMENT_HIV',
      forPurpose('TREATMENT_HIV'),
      ['LK-1', 'LK-HIV', 'LK-2'],
      ['XN-1', 'XN-2', 'XN-3'],
      ['E11', 'B20'],
    ],
    ['TREATMENT_PSYCHIATRY', forPurpose('TREATMENT_PSYCHIATRY'), ['LK-1', 'LK-PSY', 'LK-2'], ['XN-1'], ['E11', 'F32']],
    ['TREATMENT_TB', forPurpose('TREATMENT_TB'), ['LK-1', 'LK-TB', 'LK-2'], ['XN-1', 'XN-4'], ['E11']],
  ])('%s opens what it is for and nothing else', async (_, headers, encounters, results, conditions) => {
    const [answer] = (await askEntities(health.url, [citizen], selection, headers)) as [
      {
        luotKham: { maLk: string; ketQuaXetNghiem: { maXetNghiem: string }[] }[];
        soSucKhoe: { benhManTinh: string[] };
      },
    ];
    expect(answer.luotKham.map(({ maLk }) => maLk)).toEqual(encounters);
    expect(
      answer.luotKham.flatMap((encounter) => encounter.ketQuaXetNghiem).map((result) => result.maXetNghiem),
    ).toEqual(results);
    expect(answer.soSucKhoe.benhManTinh).toEqual(conditions);
  });

  test('are null by their own key, also where only their encounter is sensitive', async () => {
    const keys = [
      { __typename: 'KetQuaXetNghiem', maXetNghiem: 'XN-2' },
      { __typename: 'KetQuaXetNghiem', maXetNghiem: 'XN-3' },
      { __typename: 'ChanDoanHinhAnh', maCdha: 'HA-2' },
      { __typename: 'DonThuoc', maDong: 'DT-2' },
      { __typename: 'LuotKham', maLk: 'LK-HIV' },
    ];
    expect(await askEntities(health.url, keys, '__typename')).toEqual([null, null, null, null, null]);
    const opened = await askEntities(health.url, keys, '__typename', forPurpose('TREATMENT_HIV'));
    expect(opened.map((entity) => entity !== null)).toEqual([true, true, true, false, true]);
  });
});

describe('the service about itself', () => {
  test('publishes a federation v2 SDL and answers introspection', async () => {
    const { data } = await askGraphql(health.url, '{ _service { sdl } __schema { queryType { name } } }');
    expect(JSON.stringify(data)).toMatch(/type CongDan @key\(fields: \\"soDinhDanh\\"\)/);
    expect(data?.['__schema']).toEqual({ queryType: { name: 'Query' } });
  });

  test('tells as-of times only when asked for provenance', async () => {
    const query = '{ luotKham(maLk: "LK-1") { maLk coSo { tenCskcb } } }';
    expect((await askGraphql(health.url, query)).extensions).toBeUndefined();
    const { extensions } = await askGraphql(health.url, query, {}, { 'lienthong-provenance': '1' });
    expect(extensions).toEqual({
      asOf: [
        { path: ['luotKham'], at: updated },
        { path: ['luotKham', 'coSo'], at: updated },
      ],
    });
  });

  test('refuses a body that is not JSON, and stays', async () => {
    const response = await fetch(health.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query": ',
    });
    expect(response.status).toBe(400);
    expect((await askGraphql(health.url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});

test('the generated world has the mixed results, with the HIV result withheld', async () => {
  const worldHealth = await startMinistry('health', { dataDir: await testWorld() });
  const { ids } = scenario('results-mixed');
  const shown = ['reusableHba1cId', 'expiredUreaId', 'noSampledAtId', 'otherUnitId', 'hivId'].map((name) => ids[name]);
  const keys = shown.map((maXetNghiem) => ({ __typename: 'KetQuaXetNghiem', maXetNghiem }));
  const answer = await askEntities(
    worldHealth.url,
    keys,
    '... on KetQuaXetNghiem { maXetNghiem luotKham { congDan { soDinhDanh } } }',
  );
  await worldHealth.stop();
  const luotKham = { congDan: { soDinhDanh: ids['patientId'] } };
  expect(answer).toEqual([...shown.slice(0, 4).map((maXetNghiem) => ({ maXetNghiem, luotKham })), null]);
});
