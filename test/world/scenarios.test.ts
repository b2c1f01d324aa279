import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scenario, SCENARIOS } from '../../mocks/world/scenarios.ts';
import { aWorld, type AWorld } from './aWorld.ts';

let world: AWorld;

beforeAll(async () => {
  world = await aWorld({ people: 1000, seed: 5 });
}, 60_000);
afterAll(() => world.remove());

/** Where the identifiers of scenarios are found; inputs that are no identifiers are left out. */
const places: Readonly<Record<string, string>> = {
  dossierCode: 'government_office.ho_so.ma_ho_so',
  parcelRecordId: 'land.thua_dat.ma_ho_so_thua',
  otherParcelRecordId: 'land.thua_dat.ma_ho_so_thua',
  certificateRecordId: 'land.giay_chung_nhan.ma_gcn',
  certificateSerial: 'land.giay_chung_nhan.so_phat_hanh',
  otherCertificateSerial: 'land.giay_chung_nhan.so_phat_hanh',
  parcelNo: 'land.thua_dat.so_thua',
  restrictionRecordId: 'land.han_che_quyen.ma_han_che',
  householdId: 'population.ho_gia_dinh.ma_ho',
  identifierHistoryId: 'population.lich_su_so_dinh_danh.ma_lich_su',
  relationRecordId: 'population.quan_he.ma_quan_he',
  birthRegNo: 'justice.khai_sinh.so_dang_ky',
  marriageRegNo: 'justice.ket_hon.so_dang_ky',
  deathRegNo: 'justice.khai_tu.so_dang_ky',
  encounterId: 'health.luot_kham.ma_lk',
  earlierEncounterId: 'health.luot_kham.ma_lk',
  encounterFacility: 'health.co_so_kcb.ma_cskcb',
  enterpriseCode: 'finance.doanh_nghiep.ma_so_dn',
  taxCode: 'tax.nguoi_nop_thue.mst',
  procedureCode: 'government_office.thu_tuc.ma_thu_tuc',
  componentCode: 'government_office.thanh_phan_thu_tuc.ma_thanh_phan',
};

const inputs = new Set([
  'parcelCommuneCode',
  'mapSheetNo',
  'contractPrice',
  'oldCommuneCode',
  'otherOldCommuneCode',
  'communeCode',
  'districtCode',
  'rightFrom',
  'claimedRelation',
  'asOf',
  'date',
  'dateBefore',
  'dateDuring',
  'changedOn',
  'declaredFullName',
  'declaredBirthDate',
  'declaredResidenceCommuneCode',
  'populationBirthDate',
]);

function placeOf(name: string): string | undefined {
  if (places[name] !== undefined) return places[name];
  if (inputs.has(name)) return undefined;
  if (/X?ray|Ultrasound/.test(name)) return 'health.chan_doan_hinh_anh.ma_cdha';
  if (name === 'labResultId' || /^(reusable|expired|noSampled|otherUnit|comparableUnit|hiv)/.test(name))
    return 'health.ket_qua_xet_nghiem.ma_xet_nghiem';
  return 'population.cong_dan.so_dinh_danh';
}

describe('every scenario is in the world, whatever its size', () => {
  test.each(SCENARIOS.map((one) => [one.name, one] as const))('%s', async (_name, { ids }) => {
    const missing: string[] = [];
    for (const [name, id] of Object.entries(ids)) {
      const place = placeOf(name);
      if (place === undefined) continue;
      const [schema = '', table = '', column = ''] = place.split('.');
      const rows = await world.ask(`SELECT 1 FROM ${schema}.${table} WHERE ${column} = ?`, id);
      if (rows.length === 0) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  test('names are used once, and each says what is special', () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
    expect(SCENARIOS.filter(({ special, expected }) => special.length < 20 || expected === '')).toEqual([]);
  });
});

/** What makes each case the case it is: the query finds exactly one row (or none where it says so). */
const facts: readonly (readonly [name: string, sentence: string, sql: string, id: string, rows: number])[] = [
  [
    'case-ended',
    'the result was given',
    "SELECT 1 FROM government_office.ho_so WHERE ma_ho_so = ? AND trang_thai = 'DTR'",
    'dossierCode',
    1,
  ],
  [
    'case-of-another-agency',
    'no agency of Ho Chi Minh City or of the State works on it',
    "SELECT 1 FROM government_office.ben_lien_quan WHERE ma_ho_so = ? AND ma_co_quan NOT LIKE 'H26%'",
    'dossierCode',
    0,
  ],
  [
    'encounter-ended',
    'the patient has left',
    'SELECT 1 FROM health.luot_kham WHERE ma_lk = ? AND ngay_ra IS NOT NULL',
    'encounterId',
    1,
  ],
  [
    'encounter-elsewhere',
    'the patient is still there',
    'SELECT 1 FROM health.luot_kham WHERE ma_lk = ? AND ngay_ra IS NULL',
    'encounterId',
    1,
  ],
  [
    'birth-married-parents',
    'the dossier names both parents',
    "SELECT 1 FROM government_office.ben_lien_quan WHERE ma_ho_so = ? AND vai_tro IN ('CHA', 'ME')",
    'dossierCode',
    2,
  ],
  [
    'land-transfer-household-certificate',
    'the dossier names both parties, the other members of the household and the parcel',
    `SELECT 1 FROM government_office.ben_lien_quan
     WHERE ma_ho_so = ? AND vai_tro IN ('CHUYEN', 'NHAN', 'VC', 'TV', 'THUA')`,
    'dossierCode',
    5,
  ],
  [
    'land-transfer-clean',
    'no restriction is in force',
    "SELECT 1 FROM land.han_che_quyen WHERE ma_ho_so_thua = ? AND (den_ngay IS NULL OR den_ngay > '2026-11-20')",
    'parcelRecordId',
    0,
  ],
  [
    'land-transfer-clean',
    'the owner has two homes',
    'SELECT 1 FROM land.quyen_su_dung WHERE so_dinh_danh = ? AND den_ngay IS NULL',
    'transferorId',
    2,
  ],
  [
    'land-transfer-mortgaged',
    'a mortgage is in force',
    "SELECT 1 FROM land.han_che_quyen WHERE ma_ho_so_thua = ? AND loai_han_che = 'TC' AND den_ngay IS NULL",
    'parcelRecordId',
    1,
  ],
  [
    'land-transfer-blocked',
    'an order is in force',
    "SELECT 1 FROM land.han_che_quyen WHERE ma_ho_so_thua = ? AND loai_han_che = 'NC' AND den_ngay IS NULL",
    'parcelRecordId',
    1,
  ],
  [
    'land-transfer-spouse-not-on-certificate',
    'one person alone holds the right',
    "SELECT 1 FROM land.quyen_su_dung WHERE ma_ho_so_thua = ? AND loai_chu = 'CN'",
    'parcelRecordId',
    1,
  ],
  [
    'land-transfer-spouse-not-on-certificate',
    'the wife holds nothing',
    'SELECT 1 FROM land.quyen_su_dung WHERE so_dinh_danh = ?',
    'spouseId',
    0,
  ],
  [
    'land-transfer-spouse-not-on-certificate',
    'the marriage is older than the right',
    "SELECT 1 FROM justice.ket_hon WHERE so_dang_ky = ? AND tinh_trang = 'HL' AND ngay_dang_ky < '2010-05-14'",
    'marriageRegNo',
    1,
  ],
  [
    'land-transfer-household-certificate',
    'the household is on the certificate',
    "SELECT 1 FROM land.quyen_su_dung WHERE ma_ho_so_thua = ? AND loai_chu = 'HGD'",
    'parcelRecordId',
    1,
  ],
  [
    'land-transfer-household-certificate',
    'the household has three members',
    'SELECT 1 FROM population.thanh_vien_ho WHERE ma_ho = ?',
    'householdId',
    3,
  ],
  [
    'land-transfer-deceased-transferor',
    'the seller is dead',
    "SELECT 1 FROM population.cong_dan WHERE so_dinh_danh = ? AND trang_thai = 'CHET'",
    'transferorId',
    1,
  ],
  [
    'land-transfer-tax-status-10',
    'the tax code waits',
    "SELECT 1 FROM tax.nguoi_nop_thue WHERE mst = ? AND trang_thai_mst = '10'",
    'transferorId',
    1,
  ],
  [
    'land-transfer-tax-status-06',
    'the taxpayer is not found',
    "SELECT 1 FROM tax.nguoi_nop_thue WHERE mst = ? AND trang_thai_mst = '06'",
    'transferorId',
    1,
  ],
  [
    'land-transfer-only-house',
    'the owner has one home',
    'SELECT 1 FROM land.quyen_su_dung WHERE so_dinh_danh = ?',
    'transferorId',
    1,
  ],
  [
    'land-transfer-parent-to-child',
    'the seller is the father of the buyer',
    'SELECT 1 FROM justice.khai_sinh WHERE so_dinh_danh_cha = ?',
    'transferorId',
    1,
  ],
  [
    'land-transfer-ambiguous-parcel',
    'two parcels share the address',
    "SELECT 1 FROM land.thua_dat WHERE ma_xa = '26740' AND so_to = '99' AND so_thua = ?",
    'parcelNo',
    2,
  ],
  [
    'residence-own-home',
    'the applicant owns the home',
    'SELECT 1 FROM land.quyen_su_dung WHERE so_dinh_danh = ?',
    'applicantId',
    1,
  ],
  [
    'residence-spouse-home',
    'the applicant is married to the owner',
    'SELECT 1 FROM justice.ket_hon WHERE so_dinh_danh_vo = ?',
    'applicantId',
    1,
  ],
  [
    'residence-parent-home',
    'the owner is the mother',
    'SELECT 1 FROM justice.khai_sinh WHERE so_dinh_danh_me = ?',
    'ownerId',
    1,
  ],
  [
    'residence-tenant',
    'the applicant has no relation at all',
    'SELECT 1 FROM population.quan_he WHERE so_dinh_danh = ?',
    'applicantId',
    0,
  ],
  [
    'residence-merged-commune',
    'the parcel remembers its old commune',
    "SELECT 1 FROM land.thua_dat WHERE ma_ho_so_thua = ? AND ma_xa = '19333' AND ma_xa_cu = '19339'",
    'parcelRecordId',
    1,
  ],
  [
    'residence-relation-missing',
    'the birth record names no parent',
    'SELECT 1 FROM justice.khai_sinh WHERE so_dinh_danh_tre = ? AND so_dinh_danh_cha IS NULL AND so_dinh_danh_me IS NULL',
    'applicantId',
    1,
  ],
  [
    'results-mixed',
    'the visit is open',
    'SELECT 1 FROM health.luot_kham WHERE ma_lk = ? AND ngay_ra IS NULL',
    'encounterId',
    1,
  ],
  [
    'results-mixed',
    'one result belongs to the HIV circle',
    "SELECT 1 FROM health.ket_qua_xet_nghiem WHERE ma_lk = ? AND loai_nhay_cam = 'HIV'",
    'earlierEncounterId',
    1,
  ],
  [
    'results-unidentified-patient',
    'nobody knows who it is',
    'SELECT 1 FROM health.luot_kham WHERE ma_lk = ? AND so_dinh_danh IS NULL',
    'encounterId',
    1,
  ],
  [
    'results-cancelled-id',
    'the earlier visit is under the cancelled number',
    'SELECT 1 FROM health.luot_kham WHERE so_dinh_danh = ?',
    'cancelledPersonalId',
    1,
  ],
  [
    'marital-married',
    'the marriage is in force',
    "SELECT 1 FROM justice.ket_hon WHERE so_dang_ky = ? AND tinh_trang = 'HL' AND da_so_hoa = 1",
    'marriageRegNo',
    1,
  ],
  [
    'marital-single',
    'there is no marriage',
    'SELECT 1 FROM justice.ket_hon WHERE ? IN (so_dinh_danh_vo, so_dinh_danh_chong)',
    'personalId',
    0,
  ],
  [
    'marital-divorced',
    'the court has ended it',
    "SELECT 1 FROM justice.ket_hon WHERE so_dang_ky = ? AND tinh_trang = 'LH' AND so_ban_an IS NOT NULL",
    'marriageRegNo',
    1,
  ],
  [
    'marital-divorce-not-entered',
    'the registers disagree',
    "SELECT 1 FROM justice.ket_hon k JOIN population.cong_dan c ON c.so_dinh_danh = k.so_dinh_danh_vo WHERE k.so_dang_ky = ? AND k.tinh_trang = 'HL' AND c.tinh_trang_hon_nhan = 'LH'",
    'marriageRegNo',
    1,
  ],
  [
    'marital-married-abroad',
    'married, with no record in Vietnam',
    "SELECT 1 FROM population.cong_dan c WHERE so_dinh_danh = ? AND tinh_trang_hon_nhan = 'CVC' AND NOT EXISTS (SELECT 1 FROM justice.ket_hon WHERE so_dinh_danh_vo = c.so_dinh_danh)",
    'personalId',
    1,
  ],
  [
    'marital-paper-only',
    'the entry was never checked',
    'SELECT 1 FROM justice.ket_hon WHERE so_dang_ky = ? AND da_so_hoa = 0',
    'marriageRegNo',
    1,
  ],
  [
    'marital-widowed',
    'the marriage ended with a death',
    "SELECT 1 FROM justice.ket_hon WHERE so_dang_ky = ? AND tinh_trang = 'CHET' AND ngay_cham_dut = '2022-09-02'",
    'marriageRegNo',
    1,
  ],
  [
    'dossier-not-found',
    'there is no birth record',
    'SELECT 1 FROM justice.khai_sinh WHERE so_dinh_danh_tre = ?',
    'applicantId',
    0,
  ],
  [
    'dossier-mismatch',
    'population and justice tell two birth dates',
    "SELECT 1 FROM population.cong_dan c JOIN justice.khai_sinh k ON k.so_dinh_danh_tre = c.so_dinh_danh WHERE c.so_dinh_danh = ? AND c.ngay_sinh = '1989-10-01' AND k.ngay_sinh = '1989-01-10'",
    'applicantId',
    1,
  ],
  [
    'dossier-unpublished-database',
    'one part still comes on paper',
    "SELECT 1 FROM government_office.thanh_phan_thu_tuc WHERE ma_thanh_phan = ? AND nguon = 'GIAY' AND csdl_cong_bo = 0",
    'componentCode',
    1,
  ],
  [
    'person-cancelled-and-reissued',
    'the cancelled number names the new one',
    "SELECT 1 FROM population.cong_dan WHERE so_dinh_danh = ? AND so_thay_the = '079179990702'",
    'cancelledPersonalId',
    1,
  ],
  [
    'person-deceased',
    'insurance has stopped',
    "SELECT 1 FROM finance.tham_gia_bhxh WHERE so_dinh_danh = ? AND trang_thai = 'DD'",
    'personalId',
    1,
  ],
  [
    'foreigner-without-id',
    'tax knows no personal identifier',
    'SELECT 1 FROM tax.nguoi_nop_thue WHERE mst = ? AND so_dinh_danh IS NULL',
    'taxCode',
    1,
  ],
  [
    'enterprise-representative-changed',
    'one of two representatives is current',
    'SELECT 1 FROM finance.nguoi_dai_dien WHERE ma_so_dn = ? AND den_ngay IS NULL',
    'enterpriseCode',
    1,
  ],
  [
    'enterprise-representative-changed',
    'the enterprise holds land',
    "SELECT 1 FROM land.quyen_su_dung WHERE ma_so_to_chuc = ? AND loai_chu = 'TC'",
    'enterpriseCode',
    1,
  ],
  [
    'old-district-code',
    'the recorded address names the district',
    "SELECT 1 FROM population.cu_tru WHERE so_dinh_danh = ? AND dia_chi_goc LIKE '%Quận 1%' AND ma_xa_cu = '26737'",
    'personalId',
    1,
  ],
];

describe('each scenario has what makes it special', () => {
  test.each(facts)('%s: %s', async (name, _sentence, sql, id, rows) => {
    const value = scenario(name).ids[id];
    expect(await world.ask(sql, value ?? '')).toHaveLength(rows);
  });
});
