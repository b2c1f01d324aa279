-- Bộ Tài chính: đăng ký doanh nghiệp và bảo hiểm xã hội (dữ liệu giả lập).
-- Ngày: YYYY-MM-DD. Thời điểm: YYYY-MM-DDTHH:MM:SS+07:00. Tiền: đồng.

-- loai_hinh: TNHH1, TNHH2, CTCP, DNTN, HD (hợp danh). tinh_trang: DHD đang hoạt động, TNKD tạm ngừng, DGT đã giải thể, DTT đang làm thủ tục giải thể.
-- nganh_nghe: mã ngành cấp 4, cách nhau bằng dấu chấm phẩy.
CREATE TABLE doanh_nghiep (
  ma_so_dn TEXT NOT NULL,
  ten_tieng_viet TEXT,
  ten_tieng_anh TEXT,
  loai_hinh TEXT,
  dia_chi_chi_tiet TEXT,
  ma_xa TEXT,
  ma_tinh TEXT,
  dia_chi_goc TEXT,
  ma_xa_cu TEXT,
  von_dieu_le INTEGER,
  tinh_trang TEXT,
  nganh_nghe TEXT,
  ngay_dang_ky TEXT,
  cap_nhat_luc TEXT
);

-- chuc_danh: GD giám đốc, TGD tổng giám đốc, CTHDQT, CTHDTV, CDN (chủ doanh nghiệp). den_ngay để trống: đang đại diện.
CREATE TABLE nguoi_dai_dien (
  ma_dai_dien TEXT NOT NULL,
  ma_so_dn TEXT NOT NULL,
  so_dinh_danh TEXT,
  chuc_danh TEXT,
  tu_ngay TEXT,
  den_ngay TEXT,
  cap_nhat_luc TEXT
);

-- trang_thai: DTG đang tham gia, BL bảo lưu, DH đã hưởng, DD đã dừng.
CREATE TABLE tham_gia_bhxh (
  ma_tham_gia TEXT NOT NULL,
  ma_so_bhxh TEXT,
  so_dinh_danh TEXT,
  tu_ngay TEXT,
  mst_don_vi TEXT,
  trang_thai TEXT,
  cap_nhat_luc TEXT
);

-- ma_doi_tuong: TE, HS, SV, DN, HC, HT, GD, HN, CN, DT, NN, CC, XK. muc_huong: 1..5.
CREATE TABLE the_bhyt (
  so_the TEXT NOT NULL,
  so_dinh_danh TEXT,
  ma_doi_tuong TEXT,
  muc_huong INTEGER,
  gia_tri_tu TEXT,
  gia_tri_den TEXT,
  noi_dang_ky_kcb TEXT,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_doanh_nghiep ON doanh_nghiep (ma_so_dn);
CREATE UNIQUE INDEX ix_dai_dien ON nguoi_dai_dien (ma_dai_dien);
CREATE INDEX ix_dai_dien_dn ON nguoi_dai_dien (ma_so_dn);
CREATE INDEX ix_dai_dien_nguoi ON nguoi_dai_dien (so_dinh_danh);
CREATE UNIQUE INDEX ix_tham_gia ON tham_gia_bhxh (ma_tham_gia);
CREATE INDEX ix_tham_gia_nguoi ON tham_gia_bhxh (so_dinh_danh);
CREATE UNIQUE INDEX ix_the ON the_bhyt (so_the);
CREATE INDEX ix_the_nguoi ON the_bhyt (so_dinh_danh);
