-- Văn phòng Chính phủ: thủ tục hành chính và hồ sơ một cửa (dữ liệu giả lập).
-- Thời điểm: YYYY-MM-DDTHH:MM:SS+07:00.

-- linh_vuc: CU_TRU, HO_TICH, DAT_DAI, CAN_CUOC, CONG_CHUNG.
CREATE TABLE thu_tuc (
  ma_thu_tuc TEXT NOT NULL,
  ten_thu_tuc TEXT,
  linh_vuc TEXT,
  cap_nhat_luc TEXT
);

-- nguon: DL khai thác dữ liệu thay giấy tờ, GIAY nộp giấy (kể cả khi cơ sở dữ liệu chưa công bố).
-- phan_tu: phần tử trong từ điển dùng chung, cách nhau bằng dấu chấm phẩy. csdl_cong_bo: 1 cơ sở dữ liệu đã công bố.
CREATE TABLE thanh_phan_thu_tuc (
  ma_thanh_phan TEXT NOT NULL,
  ma_thu_tuc TEXT NOT NULL,
  ten_thanh_phan TEXT,
  nguon TEXT,
  loai_giay_to TEXT,
  phan_tu TEXT,
  bat_buoc INTEGER,
  csdl_cong_bo INTEGER,
  cap_nhat_luc TEXT
);

-- trang_thai: TN tiếp nhận, DXL đang xử lý, YCBS yêu cầu bổ sung, DTR đã trả kết quả, TC từ chối. ket_qua: văn bản, có thể trống.
CREATE TABLE ho_so (
  ma_ho_so TEXT NOT NULL,
  ma_thu_tuc TEXT NOT NULL,
  so_dinh_danh_nguoi_nop TEXT,
  tiep_nhan_luc TEXT,
  hen_tra_luc TEXT,
  trang_thai TEXT,
  ket_qua TEXT,
  ma_co_quan TEXT,
  cap_nhat_luc TEXT
);

-- Ai, cái gì liên quan đến hồ sơ; mỗi dòng một người (so_dinh_danh), tổ chức (ma_so_thue), thửa đất (ma_ho_so_thua) hoặc cơ quan (ma_co_quan).
-- vai_tro: NOP người nộp, CHUYEN bên chuyển, NHAN bên nhận, VC vợ chồng, TK người thừa kế, TV thành viên hộ, CSH chủ sở hữu chỗ ở,
-- XM người được xác minh, CHA, ME, TRE, THUA thửa đất, CQGQ cơ quan giải quyết, CQPH cơ quan phối hợp.
CREATE TABLE ben_lien_quan (
  ma_ben TEXT NOT NULL,
  ma_ho_so TEXT NOT NULL,
  vai_tro TEXT,
  so_dinh_danh TEXT,
  ma_so_thue TEXT,
  ma_ho_so_thua TEXT,
  ma_co_quan TEXT,
  cap_nhat_luc TEXT
);

-- ket_qua_khai_thac: CO tìm thấy, KHONG không tìm thấy, LECH không khớp, TC từ chối, trống khi chưa khai thác.
CREATE TABLE thanh_phan_ho_so (
  ma_tp_ho_so TEXT NOT NULL,
  ma_ho_so TEXT NOT NULL,
  ma_thanh_phan TEXT,
  ket_qua_khai_thac TEXT,
  da_xac_minh INTEGER,
  cap_nhat_luc TEXT
);

CREATE TABLE co_quan (
  ma_co_quan TEXT NOT NULL,
  ten_co_quan TEXT,
  ma_co_quan_cha TEXT,
  cap_nhat_luc TEXT
);

CREATE UNIQUE INDEX ix_thu_tuc ON thu_tuc (ma_thu_tuc);
CREATE UNIQUE INDEX ix_tp_thu_tuc ON thanh_phan_thu_tuc (ma_thanh_phan);
CREATE INDEX ix_tp_thu_tuc_tt ON thanh_phan_thu_tuc (ma_thu_tuc);
CREATE UNIQUE INDEX ix_ho_so ON ho_so (ma_ho_so);
CREATE INDEX ix_ho_so_nguoi_nop ON ho_so (so_dinh_danh_nguoi_nop);
CREATE UNIQUE INDEX ix_ben ON ben_lien_quan (ma_ben);
CREATE INDEX ix_ben_hs ON ben_lien_quan (ma_ho_so);
CREATE UNIQUE INDEX ix_tp_ho_so ON thanh_phan_ho_so (ma_tp_ho_so);
CREATE INDEX ix_tp_ho_so_hs ON thanh_phan_ho_so (ma_ho_so);
CREATE UNIQUE INDEX ix_co_quan ON co_quan (ma_co_quan);
