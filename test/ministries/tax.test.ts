import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';

const updated = '2026-11-01T08:00:00+07:00';

const tables = {
  nguoi_nop_thue: [
    {
      mst: '079075990101',
      loai_nnt: 'CN',
      ten_nnt: 'Nguyễn Văn Thử',
      so_dinh_danh: '079075990101',
      trang_thai_mst: '00',
      co_quan_thue: '79001',
      ngay_dang_ky: '2025-07-01',
      dia_chi_chi_tiet: '1 Đồng Khởi',
      ma_xa: '26740',
      ma_tinh: '79',
      dia_chi_goc: '1 Đồng Khởi, P. Sài Gòn',
      ma_xa_cu: '26740',
      cap_nhat_luc: updated,
    },
    { mst: '079181990161', loai_nnt: 'CN', so_dinh_danh: '079181990161', trang_thai_mst: '10' },
    { mst: '0990730018', loai_nnt: 'DN', trang_thai_mst: '00' },
  ],
  nghia_vu: Array.from({ length: 120 }, (_, index) => ({
    so_thong_bao: `TB-${String(index).padStart(3, '0')}`,
    mst: index < 70 ? '079075990101' : '0990730018',
    loai_thue: 'TNCN',
    gia_tinh_thue: 10_000_000_000,
    thue_suat: 2,
    so_phai_nop: 200_000_000,
    ngay_thong_bao: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
    ma_ho_so: index === 0 ? 'H29.21-261110-9901' : null,
    cap_nhat_luc: updated,
  })),
  khoan_nop: [
    {
      ma_khoan_nop: 'KN-1',
      so_thong_bao: 'TB-000',
      so_tien: 150_000_000,
      ngay_nop: '2026-02-01',
      kenh_nop: 'NH',
      cap_nhat_luc: updated,
    },
    { ma_khoan_nop: 'KN-2', so_thong_bao: 'TB-000', so_tien: 50_000_000, ngay_nop: '2026-02-02', kenh_nop: 'DVC' },
  ],
};

let fixture: MinistryFixture;
let tax: StartedMinistry;

beforeAll(async () => {
  fixture = await ministryFixture('tax', tables);
  tax = await startMinistry('tax', { dataDir: fixture.dataDir });
});

afterAll(async () => {
  await tax.stop();
  await fixture.remove();
});

beforeEach(() => tax.resetStats());

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly link: string | null;
  readonly body: { readonly duLieu: readonly Readonly<Record<string, unknown>>[]; readonly [field: string]: unknown };
}

async function ask(path: string, body?: unknown): Promise<Answer> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${tax.url}${path}`, body === undefined ? {} : post);
  const { headers, status } = response;
  return {
    status,
    type: headers.get('content-type'),
    link: headers.get('link'),
    body: (await response.json()) as Answer['body'],
  };
}

describe('taxpayers', () => {
  test('one by tax code, under the ministry’s own names, with the time of the last update', async () => {
    const { status, body } = await ask('/nguoi-nop-thue/079075990101');
    expect(status).toBe(200);
    expect(body).toEqual({
      mst: '079075990101',
      loaiNnt: 'CN',
      tenNnt: 'Nguyễn Văn Thử',
      soDinhDanh: '079075990101',
      trangThaiMst: '00',
      coQuanThue: '79001',
      ngayDangKy: '2025-07-01',
      diaChi: {
        chiTiet: '1 Đồng Khởi',
        maXa: '26740',
        maTinh: '79',
        diaChiGoc: '1 Đồng Khởi, P. Sài Gòn',
        maXaCu: '26740',
      },
      capNhatLuc: updated,
    });
  });

  test('an unknown one is a problem of status 404', async () => {
    const { status, type, body } = await ask('/nguoi-nop-thue/0000000000');
    expect(status).toBe(404);
    expect(type).toMatch('application/problem+json');
    expect(body).toEqual({ type: '/loi/khong-tim-thay', title: 'Không tìm thấy', status: 404 });
  });

  test('many at once come in the ministry’s order, without the unknown ones, in one statement', async () => {
    const { body } = await ask('/nguoi-nop-thue/tra-cuu', { mst: ['079075990101', '0000000000', '0990730018'] });
    expect(body.duLieu.map(({ mst }) => mst)).toEqual(['0990730018', '079075990101']);
    expect(await tax.stats()).toEqual({ calls: 1, statements: 1 });
  });

  test('many at once by personal identifier', async () => {
    const { body } = await ask('/nguoi-nop-thue/tra-cuu', { soDinhDanh: ['079181990161', '079199999999'] });
    expect(body.duLieu).toMatchObject([{ mst: '079181990161', trangThaiMst: '10' }]);
  });
});

describe('obligations and payments', () => {
  test('pages lead to one another until all are read, each obligation once', async () => {
    const seen: unknown[] = [];
    let next: string | null = '/nghia-vu-thue/tra-cuu?kichThuoc=50';
    let pages = 0;
    while (next !== null) {
      const page: Answer = await ask(next, { mst: ['079075990101', '0990730018'] });
      expect(page.body['tongSo']).toBe(120);
      seen.push(...page.body.duLieu.map(({ soThongBao }) => soThongBao));
      next = page.body['tiep'] as string | null;
      expect(page.link).toBe(next === null ? null : `<${next}>; rel="next"`);
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(120);
  });

  test('a page costs two statements, whatever its size', async () => {
    await ask('/nghia-vu-thue/tra-cuu?kichThuoc=70', { mst: ['079075990101'] });
    expect(await tax.stats()).toEqual({ calls: 1, statements: 2 });
  });

  test('many taxpayers, notices or dossiers at once', async () => {
    const path = '/nghia-vu-thue/tra-cuu';
    expect((await ask(path, { mst: ['079075990101', '0990730018'] })).body).toMatchObject({ tongSo: 120, trang: 1 });
    expect((await ask(path, { soThongBao: ['TB-007', 'TB-008', 'none'] })).body.duLieu).toHaveLength(2);
    expect((await ask(path, { maHoSo: ['H29.21-261110-9901'] })).body.duLieu).toMatchObject([
      { soThongBao: 'TB-000', giaTinhThue: 10_000_000_000, thueSuat: 2, soPhaiNop: 200_000_000, capNhatLuc: updated },
    ]);
  });

  test('payments by notice and by their own number', async () => {
    const byNotice = await ask('/khoan-nop/tra-cuu', { soThongBao: ['TB-000', 'TB-001'] });
    expect(byNotice.body.duLieu.map(({ maKhoanNop }) => maKhoanNop)).toEqual(['KN-2', 'KN-1']);
    const byNumber = await ask('/khoan-nop/tra-cuu', { maKhoanNop: ['KN-1'] });
    expect(byNumber.body.duLieu).toEqual([
      {
        maKhoanNop: 'KN-1',
        soThongBao: 'TB-000',
        soTien: 150_000_000,
        ngayNop: '2026-02-01',
        kenhNop: 'NH',
        soChungTu: null,
        capNhatLuc: updated,
      },
    ]);
  });
});

describe('what the service refuses', () => {
  const codes = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

  test('200 keys are taken, 201 are not', async () => {
    expect((await ask('/nguoi-nop-thue/tra-cuu', { mst: codes(200) })).status).toBe(200);
    const refused = await ask('/nguoi-nop-thue/tra-cuu', { mst: codes(201) });
    expect(refused).toMatchObject({ status: 400, body: { type: '/loi/yeu-cau-sai', status: 400 } });
    expect(refused.type).toMatch('application/problem+json');
  });

  test.each([
    ['no list', '/nguoi-nop-thue/tra-cuu', {}],
    ['two lists', '/nguoi-nop-thue/tra-cuu', { mst: ['1'], soDinhDanh: ['1'] }],
    ['an empty list', '/nguoi-nop-thue/tra-cuu', { mst: [] }],
    ['numbers as codes', '/nguoi-nop-thue/tra-cuu', { mst: [1] }],
    ['an unknown list', '/khoan-nop/tra-cuu', { mst: ['1'] }],
    ['page 0', '/nghia-vu-thue/tra-cuu?trang=0', { mst: ['1'] }],
    ['a page too large', '/nghia-vu-thue/tra-cuu?kichThuoc=201', { mst: ['1'] }],
    ['a key in the address', '/nghia-vu-thue/tra-cuu?mst=1', { mst: ['1'] }],
  ])('%s', async (_, path, body) => {
    expect(await ask(path, body)).toMatchObject({ status: 400, body: { title: 'Yêu cầu không hợp lệ' } });
  });

  test('an unknown path is a problem as well', async () => {
    expect(await ask('/khong-co')).toMatchObject({ status: 404, body: { type: '/loi/khong-co-dich-vu' } });
  });
});

test('the OpenAPI document describes the fields that are answered', async () => {
  const document = (await ask('/openapi.json')).body as unknown as {
    openapi: string;
    paths: object;
    components: { schemas: Readonly<Record<string, { properties: object }>> };
  };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual([
    '/nguoi-nop-thue/{mst}',
    '/nguoi-nop-thue/tra-cuu',
    '/nghia-vu-thue/tra-cuu',
    '/khoan-nop/tra-cuu',
  ]);
  const answers = {
    NguoiNopThue: (await ask('/nguoi-nop-thue/0990730018')).body,
    NghiaVuThue: (await ask('/nghia-vu-thue/tra-cuu', { soThongBao: ['TB-000'] })).body.duLieu[0] ?? {},
    KhoanNop: (await ask('/khoan-nop/tra-cuu', { maKhoanNop: ['KN-1'] })).body.duLieu[0] ?? {},
    TrangNghiaVu: (await ask('/nghia-vu-thue/tra-cuu', { mst: ['1'] })).body,
  };
  for (const [name, answer] of Object.entries(answers)) {
    expect(Object.keys(answer)).toEqual(Object.keys(document.components.schemas[name]?.properties ?? {}));
  }
});

test('the generated world has tax codes that wait for an update and that were not found at their address', async () => {
  const worldTax = await startMinistry('tax', { dataDir: await testWorld() });
  const statusOf = async (name: string): Promise<unknown> => {
    const response = await fetch(`${worldTax.url}/nguoi-nop-thue/${String(scenario(name).ids['transferorId'])}`);
    return ((await response.json()) as { trangThaiMst: unknown }).trangThaiMst;
  };
  const names = ['land-transfer-clean', 'land-transfer-tax-status-10', 'land-transfer-tax-status-06'];
  const statuses = await Promise.all(names.map(statusOf));
  await worldTax.stop();
  expect(statuses).toEqual(['00', '10', '06']);
});
