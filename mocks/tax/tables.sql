-- Bộ Tài chính, Cục Thuế: cơ sở dữ liệu quản lý thuế (dữ liệu giả lập).
-- Ngày: YYYY-MM-DD. Thời điểm: YYYY-MM-DDTHH:MM:SS+07:00. Tiền: đồng.

-- loai_nnt: CN cá nhân, HKD hộ kinh doanh, DN doanh nghiệp. trang_thai_mst: 00..10.
CREATE TABLE nguoi_nop_thue (
  mst TEXT NOT NULL,
  loai_nnt TEXT,
  ten_nnt TEXT,
  so_dinh_danh TEXT,
  trang_thai_mst TEXT,
  co_quan_thue TEXT,
  ngay_dang_ky TEXT,
  dia_chi_chi_tiet TEXT,
  ma_xa TEXT,
  ma_tinh TEXT,
  dia_chi_goc TEXT,
  ma_xa_cu TEXT,
  cap_nhat_luc TEXT
);

-- loai_thue: TNCN thu nhập cá nhân từ chuyển nhượng, LPTB lệ phí trước bạ, SDDPNN sử dụng đất phi nông nghiệp,
-- GTGT giá trị gia tăng, TNDN thu nhập doanh nghiệp. thue_suat: phần trăm.
-- ly_do_mien_giam: NODN nhà ở duy nhất, QHGD quan hệ gia đình, CSHN chính sách hộ nghèo.
CREATE TABLE nghia_vu (
  so_thong_bao TEXT NOT NULL,
  mst TEXT NOT NULL,
  loai_thue TEXT,
  gia_tinh_thue INTEGER,
  thue_suat REAL,
  so_phai_nop INTEGER,
  ngay_thong_bao TEXT,
  han_nop TEXT,
  ly_do_mien_giam TEXT,
  ma_ho_so TEXT,
  cap_nhat_luc TEXT
);

-- kenh_nop: NH ngân hàng, DVC cổng dịch vụ công, KB kho bạc, ETAX.
CREATE TABLE khoan_nop (
  ma_khoan_nop TEXT NOT NULL,
  so_thong_bao TEXT NOT NULL,
  so_tien INTEGER,
  ngay_nop TEXT,
  kenh_nop TEXT,
  so_chung_tu TEXT,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_nnt ON nguoi_nop_thue (mst);
CREATE INDEX ix_nnt_dinh_danh ON nguoi_nop_thue (so_dinh_danh);
CREATE UNIQUE INDEX ix_nghia_vu ON nghia_vu (so_thong_bao);
CREATE INDEX ix_nghia_vu_mst ON nghia_vu (mst);
CREATE INDEX ix_nghia_vu_ho_so ON nghia_vu (ma_ho_so);
CREATE UNIQUE INDEX ix_khoan_nop ON khoan_nop (ma_khoan_nop);
CREATE INDEX ix_khoan_nop_thong_bao ON khoan_nop (so_thong_bao);
