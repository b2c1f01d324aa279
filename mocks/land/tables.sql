-- Bộ Nông nghiệp và Môi trường: cơ sở dữ liệu đất đai (dữ liệu giả lập).
-- Ngày: YYYY-MM-DD. Thời điểm: YYYY-MM-DDTHH:MM:SS+07:00. Diện tích: m². Tiền: đồng.

-- ma_xa: mã cấp xã đang dùng; ma_xa_cu: mã trước 01/7/2025 (địa chỉ thửa có thể trùng sau khi sáp nhập).
-- trang_thai: HD đang sử dụng, TACH đã tách, HOP đã hợp. ranh_gioi: WKT, hệ toạ độ VN-2000.
CREATE TABLE thua_dat (
  ma_ho_so_thua TEXT NOT NULL,
  ma_dinh_danh_thua TEXT,
  ma_xa TEXT,
  so_to TEXT,
  so_thua INTEGER,
  so_to_tren_gcn TEXT,
  so_thua_tren_gcn TEXT,
  so_to_cu TEXT,
  so_thua_cu TEXT,
  dien_tich REAL,
  dien_tich_phap_ly REAL,
  dia_chi_chi_tiet TEXT,
  ma_tinh TEXT,
  dia_chi_goc TEXT,
  ma_xa_cu TEXT,
  kinh_do REAL,
  vi_do REAL,
  ranh_gioi TEXT,
  trang_thai TEXT,
  cap_nhat_luc TEXT
);

-- loai_dat: ODT, ONT, LUC... và mã cũ (BHK, NHK, LUN...). nguon_goc: 1..16. hinh_thuc: R riêng, C chung.
-- lau_dai: 1 lâu dài; 0 thì den_ngay là thời hạn.
CREATE TABLE muc_dich_su_dung (
  ma_muc_dich TEXT NOT NULL,
  ma_ho_so_thua TEXT NOT NULL,
  loai_dat TEXT,
  dien_tich REAL,
  nguon_goc TEXT,
  hinh_thuc TEXT,
  lau_dai INTEGER,
  den_ngay TEXT,
  cap_nhat_luc TEXT
);

-- loai_chu: CN cá nhân, VC vợ chồng, HGD hộ gia đình, TC tổ chức. vai_tro: CSH chủ sử dụng, DSD đồng sử dụng, CH chủ hộ.
-- den_ngay để trống: quyền đang có hiệu lực. ty_le: phần trăm.
CREATE TABLE quyen_su_dung (
  ma_quyen TEXT NOT NULL,
  ma_ho_so_thua TEXT NOT NULL,
  ma_gcn TEXT,
  loai_chu TEXT,
  so_dinh_danh TEXT,
  ma_so_to_chuc TEXT,
  vai_tro TEXT,
  ty_le REAL,
  nguoi_dang_su_dung TEXT,
  tu_ngay TEXT,
  den_ngay TEXT,
  cap_nhat_luc TEXT
);

-- trang_thai: HL hiệu lực, TH thu hồi, HUY, MAT.
CREATE TABLE giay_chung_nhan (
  ma_gcn TEXT NOT NULL,
  ma_ho_so_thua TEXT NOT NULL,
  so_phat_hanh TEXT,
  so_vao_so TEXT,
  ngay_cap TEXT,
  co_quan_cap TEXT,
  trang_thai TEXT,
  cap_nhat_luc TEXT
);

-- loai_tai_san: NHA nhà ở riêng lẻ, CH căn hộ, CT công trình khác, CLN cây lâu năm. cap_hang: 1..4, BT (biệt thự).
CREATE TABLE tai_san (
  ma_tai_san TEXT NOT NULL,
  ma_ho_so_thua TEXT NOT NULL,
  loai_tai_san TEXT,
  dien_tich_xay_dung REAL,
  dien_tich_san REAL,
  cap_hang TEXT,
  so_can_ho TEXT,
  cap_nhat_luc TEXT
);

-- loai_bien_dong: CN chuyển nhượng, TK thừa kế, TA tặng cho, TC thế chấp, TT tách thửa, HT hợp thửa.
CREATE TABLE bien_dong (
  ma_ho_so TEXT NOT NULL,
  ma_ho_so_thua TEXT NOT NULL,
  loai_bien_dong TEXT,
  ngay_bien_dong TEXT,
  gia_hop_dong INTEGER,
  ben_chuyen TEXT,
  ben_nhan TEXT,
  cap_nhat_luc TEXT
);

-- loai_han_che: TC thế chấp, KB kê biên, NC ngăn chặn. den_ngay để trống hoặc sau hôm nay: đang có hiệu lực.
CREATE TABLE han_che_quyen (
  ma_han_che TEXT NOT NULL,
  ma_ho_so_thua TEXT NOT NULL,
  loai_han_che TEXT,
  ben_yeu_cau TEXT,
  tu_ngay TEXT,
  den_ngay TEXT,
  cap_nhat_luc TEXT
);

-- Bảng giá đất do tỉnh ban hành hằng năm. vi_tri: 1..5. don_gia: đồng/m².
CREATE TABLE bang_gia_dat (
  ma_gia TEXT NOT NULL,
  ma_xa TEXT NOT NULL,
  duong TEXT,
  vi_tri INTEGER,
  loai_dat TEXT,
  don_gia INTEGER,
  nam INTEGER,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_thua_dat ON thua_dat (ma_ho_so_thua);
CREATE INDEX ix_thua_dat_dinh_danh ON thua_dat (ma_dinh_danh_thua);
CREATE INDEX ix_thua_dat_dia_chi ON thua_dat (ma_xa, so_to, so_thua);
CREATE UNIQUE INDEX ix_muc_dich ON muc_dich_su_dung (ma_muc_dich);
CREATE INDEX ix_muc_dich_thua ON muc_dich_su_dung (ma_ho_so_thua);
CREATE UNIQUE INDEX ix_quyen ON quyen_su_dung (ma_quyen);
CREATE INDEX ix_quyen_thua ON quyen_su_dung (ma_ho_so_thua);
CREATE INDEX ix_quyen_ca_nhan ON quyen_su_dung (so_dinh_danh);
CREATE INDEX ix_quyen_to_chuc ON quyen_su_dung (ma_so_to_chuc);
CREATE UNIQUE INDEX ix_gcn ON giay_chung_nhan (ma_gcn);
CREATE INDEX ix_gcn_thua ON giay_chung_nhan (ma_ho_so_thua);
CREATE INDEX ix_gcn_so_phat_hanh ON giay_chung_nhan (so_phat_hanh);
CREATE UNIQUE INDEX ix_tai_san ON tai_san (ma_tai_san);
CREATE INDEX ix_tai_san_thua ON tai_san (ma_ho_so_thua);
CREATE UNIQUE INDEX ix_bien_dong ON bien_dong (ma_ho_so);
CREATE INDEX ix_bien_dong_thua ON bien_dong (ma_ho_so_thua);
CREATE UNIQUE INDEX ix_han_che ON han_che_quyen (ma_han_che);
CREATE INDEX ix_han_che_thua ON han_che_quyen (ma_ho_so_thua);
CREATE UNIQUE INDEX ix_gia ON bang_gia_dat (ma_gia);
CREATE INDEX ix_gia_xa ON bang_gia_dat (ma_xa, nam, loai_dat);
