-- Bộ Tư pháp: cơ sở dữ liệu hộ tịch điện tử (dữ liệu giả lập).
-- Ngày: YYYY, YYYY-MM hoặc YYYY-MM-DD. Thời điểm: YYYY-MM-DDTHH:MM:SS+07:00.

-- gioi_tinh: M nam, F nữ, X chưa xác định. loai_dang_ky: MOI, LAI, LUU_DONG.
CREATE TABLE khai_sinh (
  so_dang_ky TEXT NOT NULL,
  quyen_so TEXT,
  ngay_dang_ky TEXT,
  noi_dang_ky TEXT,
  so_dinh_danh_tre TEXT,
  ho_tre TEXT,
  chu_dem_tre TEXT,
  ten_tre TEXT,
  ngay_sinh TEXT,
  gioi_tinh TEXT,
  so_dinh_danh_cha TEXT,
  so_dinh_danh_me TEXT,
  loai_dang_ky TEXT,
  cap_nhat_luc TEXT
);

-- tinh_trang: HL có hiệu lực, LH đã ly hôn, HUY bị huỷ, CHET chấm dứt do một bên chết.
-- da_so_hoa: 1 đã nhập từ sổ giấy và kiểm tra, 0 mới quét, chưa đối chiếu.
CREATE TABLE ket_hon (
  so_dang_ky TEXT NOT NULL,
  ngay_dang_ky TEXT,
  noi_dang_ky TEXT,
  so_dinh_danh_chong TEXT,
  so_dinh_danh_vo TEXT,
  tinh_trang TEXT,
  ngay_cham_dut TEXT,
  so_ban_an TEXT,
  da_so_hoa INTEGER,
  cap_nhat_luc TEXT
);

-- thoi_diem_chet: ngày không đầy đủ được chấp nhận.
CREATE TABLE khai_tu (
  so_dang_ky TEXT NOT NULL,
  ngay_dang_ky TEXT,
  so_dinh_danh TEXT,
  thoi_diem_chet TEXT,
  noi_chet TEXT,
  nguyen_nhan TEXT,
  cap_nhat_luc TEXT
);

-- noi_dung: HO_TEN, NGAY_SINH, GIOI_TINH, DAN_TOC.
CREATE TABLE thay_doi_ho_tich (
  ma_thay_doi TEXT NOT NULL,
  so_dinh_danh TEXT,
  noi_dung TEXT,
  gia_tri_truoc TEXT,
  gia_tri_sau TEXT,
  ngay_quyet_dinh TEXT,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_khai_sinh ON khai_sinh (so_dang_ky);
CREATE INDEX ix_khai_sinh_tre ON khai_sinh (so_dinh_danh_tre);
CREATE INDEX ix_khai_sinh_cha ON khai_sinh (so_dinh_danh_cha);
CREATE INDEX ix_khai_sinh_me ON khai_sinh (so_dinh_danh_me);
CREATE UNIQUE INDEX ix_ket_hon ON ket_hon (so_dang_ky);
CREATE INDEX ix_ket_hon_chong ON ket_hon (so_dinh_danh_chong);
CREATE INDEX ix_ket_hon_vo ON ket_hon (so_dinh_danh_vo);
CREATE UNIQUE INDEX ix_khai_tu ON khai_tu (so_dang_ky);
CREATE INDEX ix_khai_tu_nguoi_chet ON khai_tu (so_dinh_danh);
CREATE UNIQUE INDEX ix_thay_doi ON thay_doi_ho_tich (ma_thay_doi);
CREATE INDEX ix_thay_doi_nguoi ON thay_doi_ho_tich (so_dinh_danh);
