-- Bộ Y tế: sổ sức khoẻ điện tử và kho kết quả khám chữa bệnh (dữ liệu giả lập).
-- Ngày: YYYYMMDD. Thời điểm: YYYYMMDDHHMM, giờ Việt Nam (tháng, ngày chưa rõ ghi 00). Danh sách trong một cột: cách nhau bằng dấu chấm phẩy.
-- cap_nhat_luc: YYYY-MM-DDTHH:MM:SS+07:00.

CREATE TABLE so_suc_khoe (
  ma_dinh_danh_y_te TEXT NOT NULL,
  di_ung TEXT,
  benh_man_tinh TEXT,
  tien_su TEXT,
  tom_tat_luc TEXT,
  cap_nhat_luc TEXT
);

-- ma_loai_kcb: 01..16. ngay_ra để trống: lượt khám đang mở. so_dinh_danh để trống: chưa rõ nhân thân.
-- ma_khoa: K01..K60, K99. ket_qua_dtri: 1 khỏi, 2 đỡ, 3 không thay đổi, 4 nặng hơn, 5 tử vong.
CREATE TABLE luot_kham (
  ma_lk TEXT NOT NULL,
  so_dinh_danh TEXT,
  ma_cskcb TEXT,
  ma_loai_kcb TEXT,
  ngay_vao TEXT,
  ngay_ra TEXT,
  ma_benh_chinh TEXT,
  ma_benh_kem TEXT,
  ma_khoa TEXT,
  ket_qua_dtri TEXT,
  cap_nhat_luc TEXT
);

-- loai_nhay_cam: HIV, LAO, TAM_THAN hoặc trống. muc_chat_luong: 1..5.
CREATE TABLE ket_qua_xet_nghiem (
  ma_xet_nghiem TEXT NOT NULL,
  ma_lk TEXT NOT NULL,
  ma_chi_so TEXT,
  ten_chi_so TEXT,
  gia_tri TEXT,
  don_vi_do TEXT,
  khoang_tham_chieu TEXT,
  ngay_lay_mau TEXT,
  ngay_thuc_hien TEXT,
  ngay_kq TEXT,
  nguoi_thuc_hien TEXT,
  nguoi_doc TEXT,
  may_xet_nghiem TEXT,
  muc_chat_luong TEXT,
  loai_nhay_cam TEXT,
  cap_nhat_luc TEXT
);

-- loai_hinh_anh: XQ X-quang, SA siêu âm, CT, MRI.
CREATE TABLE chan_doan_hinh_anh (
  ma_cdha TEXT NOT NULL,
  ma_lk TEXT NOT NULL,
  ma_dich_vu TEXT,
  ten_dich_vu TEXT,
  loai_hinh_anh TEXT,
  ngay_thuc_hien TEXT,
  ket_luan TEXT,
  cap_nhat_luc TEXT
);

-- Một dòng cho mỗi thuốc trong đơn.
CREATE TABLE don_thuoc (
  ma_dong TEXT NOT NULL,
  ma_don_thuoc TEXT,
  ma_lk TEXT NOT NULL,
  ma_thuoc TEXT,
  ten_thuoc TEXT,
  lieu_dung TEXT,
  so_ngay INTEGER,
  cap_nhat_luc TEXT
);

CREATE TABLE tiem_chung (
  ma_mui_tiem TEXT NOT NULL,
  so_dinh_danh TEXT NOT NULL,
  ma_vac_xin TEXT,
  ngay_tiem TEXT,
  mui_so INTEGER,
  ma_cskcb TEXT,
  cap_nhat_luc TEXT
);

-- cap_chuyen_mon: BD ban đầu, CB cơ bản, CS chuyên sâu.
CREATE TABLE co_so_kcb (
  ma_cskcb TEXT NOT NULL,
  ten_cskcb TEXT,
  cap_chuyen_mon TEXT,
  ma_xa TEXT,
  tu_ngay TEXT,
  den_ngay TEXT,
  cap_nhat_luc TEXT
);

CREATE TABLE nguoi_hanh_nghe (
  so_gphn TEXT NOT NULL,
  so_dinh_danh TEXT,
  ma_bac_si TEXT,
  ma_cskcb TEXT,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_so_suc_khoe ON so_suc_khoe (ma_dinh_danh_y_te);
CREATE UNIQUE INDEX ix_luot_kham ON luot_kham (ma_lk);
CREATE INDEX ix_luot_kham_nguoi ON luot_kham (so_dinh_danh, ngay_vao);
CREATE UNIQUE INDEX ix_xet_nghiem ON ket_qua_xet_nghiem (ma_xet_nghiem);
CREATE INDEX ix_xet_nghiem_lk ON ket_qua_xet_nghiem (ma_lk);
CREATE UNIQUE INDEX ix_cdha ON chan_doan_hinh_anh (ma_cdha);
CREATE INDEX ix_cdha_lk ON chan_doan_hinh_anh (ma_lk);
CREATE UNIQUE INDEX ix_don_thuoc ON don_thuoc (ma_dong);
CREATE INDEX ix_don_thuoc_lk ON don_thuoc (ma_lk);
CREATE UNIQUE INDEX ix_tiem_chung ON tiem_chung (ma_mui_tiem);
CREATE INDEX ix_tiem_chung_nguoi ON tiem_chung (so_dinh_danh);
CREATE UNIQUE INDEX ix_co_so ON co_so_kcb (ma_cskcb);
CREATE UNIQUE INDEX ix_hanh_nghe ON nguoi_hanh_nghe (so_gphn);
CREATE INDEX ix_hanh_nghe_nguoi ON nguoi_hanh_nghe (so_dinh_danh);
