-- Bộ Công an: cơ sở dữ liệu quốc gia về dân cư (dữ liệu giả lập).
-- Ngày: YYYY, YYYY-MM hoặc YYYY-MM-DD. Thời điểm: YYYY-MM-DDTHH:MM:SS+07:00.

-- Một dòng cho mỗi số định danh, kể cả số đã huỷ.
-- gioi_tinh: 1 nam, 2 nữ, 3 chưa xác định. dan_toc: 01..54, 55, 99. ton_giao: 00 không, 01..16.
-- quoc_tich: hai chữ cái (VN, KR, US...). nhom_mau: A, B, AB, O.
-- tinh_trang_hon_nhan: CKH chưa kết hôn, CVC đang có vợ chồng, LH ly hôn, GOA vợ hoặc chồng đã chết.
-- trang_thai: SONG, CHET, MAT_TICH. trang_thai_so: HIEU_LUC, DA_HUY (khi đó so_thay_the là số xác lập lại).
CREATE TABLE cong_dan (
  so_dinh_danh TEXT NOT NULL,
  ho TEXT,
  chu_dem TEXT,
  ten TEXT,
  ho_ten TEXT,
  ten_khac TEXT,
  ngay_sinh TEXT,
  gioi_tinh TEXT,
  noi_sinh_chi_tiet TEXT,
  noi_sinh_ma_xa TEXT,
  noi_sinh_ma_tinh TEXT,
  noi_dang_ky_khai_sinh TEXT,
  que_quan_chi_tiet TEXT,
  que_quan_ma_xa TEXT,
  que_quan_ma_tinh TEXT,
  dan_toc TEXT,
  ton_giao TEXT,
  quoc_tich TEXT,
  nhom_mau TEXT,
  so_cmnd TEXT,
  tinh_trang_hon_nhan TEXT,
  trang_thai TEXT,
  ngay_chet TEXT,
  trang_thai_so TEXT,
  so_thay_the TEXT,
  so_dien_thoai TEXT,
  thu_dien_tu TEXT,
  ma_xa_thuong_tru TEXT,
  ma_ho TEXT,
  cap_nhat_luc TEXT
);

-- loai_giay_to: CC căn cước, CCCD, CMND9, HC hộ chiếu. trang_thai: HL hiệu lực, HH hết hạn, TH thu hồi.
-- ngay_het_han để trống: không thời hạn.
CREATE TABLE giay_to (
  so_giay_to TEXT NOT NULL,
  so_dinh_danh TEXT NOT NULL,
  loai_giay_to TEXT,
  ngay_cap TEXT,
  noi_cap TEXT,
  ngay_het_han TEXT,
  trang_thai TEXT,
  cap_nhat_luc TEXT
);

-- loai_cu_tru: TT thường trú, TTR tạm trú, NOHT nơi ở hiện tại, TV tạm vắng.
-- ma_xa, ma_tinh: mã đang dùng; ma_xa_cu: mã cấp xã trước 01/7/2025 khi đơn vị đã sắp xếp.
CREATE TABLE cu_tru (
  ma_cu_tru TEXT NOT NULL,
  so_dinh_danh TEXT NOT NULL,
  loai_cu_tru TEXT,
  dia_chi_chi_tiet TEXT,
  ma_xa TEXT,
  ma_tinh TEXT,
  dia_chi_goc TEXT,
  ma_xa_cu TEXT,
  kinh_do REAL,
  vi_do REAL,
  tu_ngay TEXT,
  den_ngay TEXT,
  so_ho_so TEXT,
  cap_nhat_luc TEXT
);

-- Người liên quan là gì của công dân: CHA, ME, VO, CHONG, CON, DD (đại diện).
CREATE TABLE quan_he (
  ma_quan_he TEXT NOT NULL,
  so_dinh_danh TEXT NOT NULL,
  loai_quan_he TEXT,
  so_dinh_danh_lien_quan TEXT,
  ho_lien_quan TEXT,
  chu_dem_lien_quan TEXT,
  ten_lien_quan TEXT,
  quoc_tich_lien_quan TEXT,
  cap_nhat_luc TEXT
);

CREATE TABLE ho_gia_dinh (
  ma_ho TEXT NOT NULL,
  so_dinh_danh_chu_ho TEXT,
  cap_nhat_luc TEXT
);

-- quan_he_voi_chu_ho: CH chủ hộ, VO, CHONG, CON, CHA, ME, KHAC.
CREATE TABLE thanh_vien_ho (
  ma_ho TEXT NOT NULL,
  so_dinh_danh TEXT NOT NULL,
  quan_he_voi_chu_ho TEXT,
  cap_nhat_luc TEXT
);

-- ly_do: GT xác định lại giới tính, NS cải chính năm sinh, SS sai sót, GM giả mạo.
CREATE TABLE lich_su_so_dinh_danh (
  ma_lich_su TEXT NOT NULL,
  so_cu TEXT NOT NULL,
  so_moi TEXT NOT NULL,
  ly_do TEXT,
  ngay_quyet_dinh TEXT,
  so_quyet_dinh TEXT,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_cong_dan ON cong_dan (so_dinh_danh);
CREATE UNIQUE INDEX ix_giay_to ON giay_to (so_giay_to);
CREATE INDEX ix_giay_to_cong_dan ON giay_to (so_dinh_danh);
CREATE UNIQUE INDEX ix_cu_tru ON cu_tru (ma_cu_tru);
CREATE INDEX ix_cu_tru_cong_dan ON cu_tru (so_dinh_danh);
CREATE UNIQUE INDEX ix_quan_he ON quan_he (ma_quan_he);
CREATE INDEX ix_quan_he_cong_dan ON quan_he (so_dinh_danh);
CREATE UNIQUE INDEX ix_ho_gia_dinh ON ho_gia_dinh (ma_ho);
CREATE INDEX ix_thanh_vien_ho ON thanh_vien_ho (ma_ho);
CREATE INDEX ix_thanh_vien_cong_dan ON thanh_vien_ho (so_dinh_danh);
CREATE UNIQUE INDEX ix_lich_su ON lich_su_so_dinh_danh (ma_lich_su);
CREATE INDEX ix_lich_su_cu ON lich_su_so_dinh_danh (so_cu);
CREATE INDEX ix_lich_su_moi ON lich_su_so_dinh_danh (so_moi);
