import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMUNES } from '../../src/synthetic/places/communes.ts';
import { taxCheckDigit } from '../../src/synthetic/identity/taxCode.ts';
import { aWorld, type AWorld } from './aWorld.ts';

let world: AWorld;

beforeAll(async () => {
  world = await aWorld({ people: 4000, seed: 3 });
}, 120_000);
afterAll(() => world.remove());

const person = (column: string): string => `${column} NOT IN (SELECT so_dinh_danh FROM population.cong_dan)`;

/** Each query finds what must not be there. */
const contradictions: Readonly<Record<string, string>> = {
  'every identity document belongs to a person': `SELECT * FROM population.giay_to WHERE ${person('so_dinh_danh')}`,
  'every residence belongs to a person': `SELECT * FROM population.cu_tru WHERE ${person('so_dinh_danh')}`,
  'every relation joins two persons, unless one is foreign': `SELECT * FROM population.quan_he WHERE ${person('so_dinh_danh')}
     OR (so_dinh_danh_lien_quan IS NULL AND quoc_tich_lien_quan = 'VN') OR ${person('so_dinh_danh_lien_quan')}`,
  'a child of a person has that person as parent': `SELECT * FROM population.quan_he a WHERE a.loai_quan_he = 'CON' AND NOT EXISTS (
     SELECT 1 FROM population.quan_he b WHERE b.so_dinh_danh = a.so_dinh_danh_lien_quan AND b.so_dinh_danh_lien_quan = a.so_dinh_danh AND b.loai_quan_he IN ('CHA', 'ME'))`,
  'every household has its head among its members': `SELECT * FROM population.ho_gia_dinh h WHERE NOT EXISTS (
     SELECT 1 FROM population.thanh_vien_ho t WHERE t.ma_ho = h.ma_ho AND t.so_dinh_danh = h.so_dinh_danh_chu_ho AND t.quan_he_voi_chu_ho = 'CH')`,
  'every person with a number in force lives in a household that exists': `SELECT * FROM population.cong_dan WHERE trang_thai_so = 'HIEU_LUC'
     AND ma_ho NOT IN (SELECT ma_ho FROM population.ho_gia_dinh)`,
  'every member of a household says so': `SELECT * FROM population.thanh_vien_ho t JOIN population.cong_dan c USING (so_dinh_danh) WHERE c.ma_ho <> t.ma_ho`,
  'a cancelled number names the one in its place, and the history says so': `SELECT * FROM population.cong_dan c WHERE trang_thai_so = 'DA_HUY' AND NOT EXISTS (
     SELECT 1 FROM population.lich_su_so_dinh_danh l WHERE l.so_cu = c.so_dinh_danh AND l.so_moi = c.so_thay_the)`,
  'every birth is that of a person': `SELECT * FROM justice.khai_sinh WHERE ${person('so_dinh_danh_tre')}`,
  'parents in a birth record are persons': `SELECT * FROM justice.khai_sinh WHERE ${person('so_dinh_danh_cha')} OR ${person('so_dinh_danh_me')}`,
  'a father is a man and a mother a woman, by their numbers': `SELECT * FROM justice.khai_sinh WHERE substr(so_dinh_danh_cha, 4, 1) IN ('1', '3') OR substr(so_dinh_danh_me, 4, 1) IN ('0', '2')`,
  'nobody is registered at birth with parents younger than 15': `SELECT * FROM justice.khai_sinh k JOIN population.cong_dan p ON p.so_dinh_danh IN (k.so_dinh_danh_cha, k.so_dinh_danh_me)
     WHERE substr(k.ngay_sinh, 1, 4) - substr(p.ngay_sinh, 1, 4) < 15`,
  'every marriage joins two persons who are grown up': `SELECT * FROM justice.ket_hon k LEFT JOIN population.cong_dan v ON v.so_dinh_danh = k.so_dinh_danh_vo LEFT JOIN population.cong_dan c ON c.so_dinh_danh = k.so_dinh_danh_chong
     WHERE v.so_dinh_danh IS NULL OR c.so_dinh_danh IS NULL OR substr(k.ngay_dang_ky, 1, 4) - substr(v.ngay_sinh, 1, 4) < 18`,
  'a marriage in force has two living partners who count as married': `SELECT k.* FROM justice.ket_hon k JOIN population.cong_dan p ON p.so_dinh_danh IN (k.so_dinh_danh_vo, k.so_dinh_danh_chong)
     WHERE k.tinh_trang = 'HL' AND (p.trang_thai <> 'SONG' OR p.tinh_trang_hon_nhan <> 'CVC') AND k.so_dang_ky <> 'KH-26740-2003-9954'`,
  'every death in the population database has its record': `SELECT * FROM population.cong_dan c WHERE trang_thai = 'CHET' AND trang_thai_so = 'HIEU_LUC' AND NOT EXISTS (
     SELECT 1 FROM justice.khai_tu k WHERE k.so_dinh_danh = c.so_dinh_danh AND k.thoi_diem_chet = c.ngay_chet)`,
  'every death record is that of a dead person': `SELECT * FROM justice.khai_tu WHERE so_dinh_danh NOT IN (SELECT so_dinh_danh FROM population.cong_dan WHERE trang_thai = 'CHET')`,
  'every right, use, certificate and asset belongs to a parcel': `SELECT ma_ho_so_thua FROM (SELECT ma_ho_so_thua FROM land.quyen_su_dung UNION ALL SELECT ma_ho_so_thua FROM land.muc_dich_su_dung
     UNION ALL SELECT ma_ho_so_thua FROM land.giay_chung_nhan UNION ALL SELECT ma_ho_so_thua FROM land.tai_san UNION ALL SELECT ma_ho_so_thua FROM land.han_che_quyen UNION ALL SELECT ma_ho_so_thua FROM land.bien_dong)
     WHERE ma_ho_so_thua NOT IN (SELECT ma_ho_so_thua FROM land.thua_dat)`,
  'every parcel has a holder, a use and a certificate': `SELECT * FROM land.thua_dat t WHERE NOT EXISTS (SELECT 1 FROM land.quyen_su_dung q WHERE q.ma_ho_so_thua = t.ma_ho_so_thua)
     OR NOT EXISTS (SELECT 1 FROM land.muc_dich_su_dung m WHERE m.ma_ho_so_thua = t.ma_ho_so_thua) OR NOT EXISTS (SELECT 1 FROM land.giay_chung_nhan g WHERE g.ma_ho_so_thua = t.ma_ho_so_thua)`,
  'holders are persons or enterprises that exist': `SELECT * FROM land.quyen_su_dung WHERE ${person('so_dinh_danh')} OR (loai_chu = 'TC' AND ma_so_to_chuc NOT IN (SELECT ma_so_dn FROM finance.doanh_nghiep))`,
  'shares in a parcel add up to a hundred percent': `SELECT ma_ho_so_thua FROM land.quyen_su_dung WHERE den_ngay IS NULL GROUP BY 1 HAVING abs(sum(ty_le) - 100) > 0.01`,
  'uses fill the area of the parcel': `SELECT m.ma_ho_so_thua FROM land.muc_dich_su_dung m JOIN land.thua_dat t USING (ma_ho_so_thua) GROUP BY 1 HAVING abs(sum(m.dien_tich) - t.dien_tich) > 0.11`,
  'parties of a land transfer are persons, and its dossier is at the one-stop office': `SELECT * FROM land.bien_dong WHERE ${person('ben_chuyen')} OR ${person('ben_nhan')} OR ma_ho_so NOT IN (SELECT ma_ho_so FROM government_office.ho_so)`,
  'residential land of every commune has a price at each of five positions this year': `SELECT ma_xa FROM land.thua_dat WHERE ma_xa NOT IN (
     SELECT ma_xa FROM land.bang_gia_dat WHERE nam = 2026 AND loai_dat = 'ODT' GROUP BY ma_xa HAVING count(*) = 5)`,
  'the tax code of a person is the personal identifier': `SELECT * FROM tax.nguoi_nop_thue WHERE loai_nnt = 'CN' AND length(mst) = 12 AND ${person('mst')}`,
  'the tax code of an enterprise is its own': `SELECT * FROM tax.nguoi_nop_thue WHERE loai_nnt = 'DN' AND mst NOT IN (SELECT ma_so_dn FROM finance.doanh_nghiep)`,
  'every notice goes to a taxpayer': `SELECT * FROM tax.nghia_vu WHERE mst NOT IN (SELECT mst FROM tax.nguoi_nop_thue)`,
  'a notice on a transfer names its dossier': `SELECT * FROM tax.nghia_vu WHERE loai_thue IN ('TNCN', 'LPTB') AND ma_ho_so NOT IN (SELECT ma_ho_so FROM land.bien_dong)`,
  'every payment answers a notice, in full': `SELECT * FROM tax.khoan_nop k LEFT JOIN tax.nghia_vu n USING (so_thong_bao) WHERE n.so_phai_nop IS NULL OR n.so_phai_nop <> k.so_tien`,
  'every representative is a person': `SELECT * FROM finance.nguoi_dai_dien WHERE ${person('so_dinh_danh')}`,
  'every enterprise has one current representative': `SELECT ma_so_dn FROM finance.doanh_nghiep WHERE ma_so_dn NOT IN (SELECT ma_so_dn FROM finance.nguoi_dai_dien WHERE den_ngay IS NULL GROUP BY 1 HAVING count(*) = 1)`,
  'every insured person is a person': `SELECT so_dinh_danh FROM finance.the_bhyt WHERE ${person('so_dinh_danh')} UNION ALL SELECT so_dinh_danh FROM finance.tham_gia_bhxh WHERE ${person('so_dinh_danh')}`,
  'a health card names a facility that exists': `SELECT * FROM finance.the_bhyt WHERE noi_dang_ky_kcb NOT IN (SELECT ma_cskcb FROM health.co_so_kcb)`,
  'every patient is a person, at a facility that exists': `SELECT * FROM health.luot_kham WHERE ${person('so_dinh_danh')} OR ma_cskcb NOT IN (SELECT ma_cskcb FROM health.co_so_kcb)`,
  'every result and drug belongs to a visit': `SELECT ma_lk FROM (SELECT ma_lk FROM health.ket_qua_xet_nghiem UNION ALL SELECT ma_lk FROM health.chan_doan_hinh_anh UNION ALL SELECT ma_lk FROM health.don_thuoc)
     WHERE ma_lk NOT IN (SELECT ma_lk FROM health.luot_kham)`,
  'nobody is discharged before admission': `SELECT * FROM health.luot_kham WHERE ngay_ra < ngay_vao`,
  'results follow their samples': `SELECT * FROM health.ket_qua_xet_nghiem WHERE ngay_kq < ngay_lay_mau OR ngay_thuc_hien < ngay_lay_mau`,
  'nobody is treated after death': `SELECT l.* FROM health.luot_kham l JOIN population.cong_dan c USING (so_dinh_danh) WHERE substr(l.ngay_vao, 1, 8) > replace(c.ngay_chet, '-', '')`,
  'every vaccination and health book is that of a person': `SELECT so_dinh_danh FROM health.tiem_chung WHERE ${person('so_dinh_danh')} UNION ALL SELECT ma_dinh_danh_y_te FROM health.so_suc_khoe WHERE ${person('ma_dinh_danh_y_te')}`,
  'every dossier is for a known procedure, by a person, at a known office': `SELECT * FROM government_office.ho_so WHERE ma_thu_tuc NOT IN (SELECT ma_thu_tuc FROM government_office.thu_tuc)
     OR ${person('so_dinh_danh_nguoi_nop')} OR ma_co_quan NOT IN (SELECT ma_co_quan FROM government_office.co_quan)`,
  'every dossier names its applicant and its office among its parties': `SELECT h.ma_ho_so FROM government_office.ho_so h
     WHERE NOT EXISTS (SELECT 1 FROM government_office.ben_lien_quan b WHERE b.ma_ho_so = h.ma_ho_so AND b.vai_tro = 'NOP' AND b.so_dinh_danh = h.so_dinh_danh_nguoi_nop)
        OR NOT EXISTS (SELECT 1 FROM government_office.ben_lien_quan b WHERE b.ma_ho_so = h.ma_ho_so AND b.vai_tro = 'CQGQ' AND b.ma_co_quan = h.ma_co_quan)`,
  'every party of a dossier is a person, an enterprise, a parcel or an agency that exists': `SELECT * FROM government_office.ben_lien_quan
     WHERE (so_dinh_danh IS NULL) + (ma_so_thue IS NULL) + (ma_ho_so_thua IS NULL) + (ma_co_quan IS NULL) <> 3 OR ${person('so_dinh_danh')}
     OR (ma_so_thue IS NOT NULL AND ma_so_thue NOT IN (SELECT ma_so_dn FROM finance.doanh_nghiep))
     OR (ma_ho_so_thua IS NOT NULL AND ma_ho_so_thua NOT IN (SELECT ma_ho_so_thua FROM land.thua_dat))
     OR (ma_co_quan IS NOT NULL AND ma_co_quan NOT IN (SELECT ma_co_quan FROM government_office.co_quan))`,
  'the commune that a person is registered in is that of the residence': `SELECT c.so_dinh_danh FROM population.cong_dan c JOIN population.cu_tru r USING (so_dinh_danh) WHERE r.loai_cu_tru = 'TT' AND r.den_ngay IS NULL AND r.ma_xa <> c.ma_xa_thuong_tru`,
  'a dossier has a row for each part of its procedure': `SELECT h.ma_ho_so FROM government_office.ho_so h JOIN government_office.thanh_phan_thu_tuc p USING (ma_thu_tuc) LEFT JOIN government_office.thanh_phan_ho_so t
     ON t.ma_ho_so = h.ma_ho_so AND t.ma_thanh_phan = p.ma_thanh_phan WHERE t.ma_tp_ho_so IS NULL`,
  'nothing happened after the reference date': `SELECT ngay FROM (SELECT max(ngay_dang_ky) AS ngay FROM justice.ket_hon UNION ALL SELECT max(ngay_bien_dong) FROM land.bien_dong
     UNION ALL SELECT max(ngay_chet) FROM population.cong_dan UNION ALL SELECT max(ngay_nop) FROM tax.khoan_nop UNION ALL SELECT max(ngay_sinh) FROM population.cong_dan) WHERE ngay > '2026-11-20'`,
};

describe('the ministries tell of the same people', () => {
  test.each(Object.entries(contradictions))('%s', async (_sentence, sql) => {
    expect((await world.ask(sql)).slice(0, 3)).toEqual([]);
  });

  test('personal identifiers show sex, century and year of birth', async () => {
    const rows = await world.ask(
      `SELECT so_dinh_danh FROM population.cong_dan WHERE trang_thai_so = 'HIEU_LUC' AND (so_dinh_danh NOT GLOB '0[0-9][0-9][0-3][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'
        OR substr(so_dinh_danh, 5, 2) <> substr(ngay_sinh, 3, 2) OR (substr(so_dinh_danh, 4, 1) >= '2') <> (ngay_sinh >= '2000'))`,
    );
    expect(rows).toEqual([]);
  });

  test('tax codes of organisations pass the check digit', async () => {
    const rows = await world.ask('SELECT ma_so_dn AS code FROM finance.doanh_nghiep');
    const wrong = rows.filter(({ code }) => Number(String(code)[9]) !== taxCheckDigit(String(code).slice(0, 9)));
    expect({ checked: rows.length > 50, wrong }).toEqual({ checked: true, wrong: [] });
  });

  test('parcel identifiers are of their form and unique', async () => {
    const [row] = await world.ask(
      `SELECT count(*) - count(DISTINCT ma_dinh_danh_thua) AS repeated, sum(ma_dinh_danh_thua NOT GLOB 'w[0-9b-hjkmnp-z]*' OR length(ma_dinh_danh_thua) <> 12) AS malformed
       FROM land.thua_dat WHERE ma_dinh_danh_thua IS NOT NULL`,
    );
    expect(row).toEqual({ repeated: 0, malformed: 0 });
  });

  test('people live in every commune of the world', async () => {
    const rows = await world.ask('SELECT DISTINCT ma_xa FROM population.cu_tru ORDER BY 1');
    expect(rows.map(({ ma_xa }) => ma_xa)).toEqual(COMMUNES.map(({ code }) => code).toSorted());
  });

  test('names are written in Vietnamese order and composed form', async () => {
    const rows = await world.ask('SELECT ho, chu_dem, ten, ho_ten FROM population.cong_dan');
    const wrong = rows.filter(
      ({ ho, chu_dem, ten, ho_ten }) =>
        [ho, chu_dem, ten].filter(Boolean).join(' ') !== ho_ten || ho_ten !== ho_ten.normalize('NFC'),
    );
    expect(wrong).toEqual([]);
  });
});
