import { number, text, type Row } from '../database/rowsLoader.ts';

/** A taxpayer under the names of the tax service. */
export function toTaxpayer(row: Row): object {
  return {
    mst: text(row, 'mst'),
    loaiNnt: text(row, 'loai_nnt'),
    tenNnt: text(row, 'ten_nnt'),
    soDinhDanh: text(row, 'so_dinh_danh'),
    trangThaiMst: text(row, 'trang_thai_mst'),
    coQuanThue: text(row, 'co_quan_thue'),
    ngayDangKy: text(row, 'ngay_dang_ky'),
    diaChi: {
      chiTiet: text(row, 'dia_chi_chi_tiet'),
      maXa: text(row, 'ma_xa'),
      maTinh: text(row, 'ma_tinh'),
      diaChiGoc: text(row, 'dia_chi_goc'),
      maXaCu: text(row, 'ma_xa_cu'),
    },
    capNhatLuc: text(row, 'cap_nhat_luc'),
  };
}

/** An obligation as announced by a notice. Amounts in đồng, the rate in percent. */
export function toObligation(row: Row): object {
  return {
    soThongBao: text(row, 'so_thong_bao'),
    mst: text(row, 'mst'),
    loaiThue: text(row, 'loai_thue'),
    giaTinhThue: number(row, 'gia_tinh_thue'),
    thueSuat: number(row, 'thue_suat'),
    soPhaiNop: number(row, 'so_phai_nop'),
    ngayThongBao: text(row, 'ngay_thong_bao'),
    hanNop: text(row, 'han_nop'),
    lyDoMienGiam: text(row, 'ly_do_mien_giam'),
    maHoSo: text(row, 'ma_ho_so'),
    capNhatLuc: text(row, 'cap_nhat_luc'),
  };
}

/** A payment to the budget, in đồng. */
export function toPayment(row: Row): object {
  return {
    maKhoanNop: text(row, 'ma_khoan_nop'),
    soThongBao: text(row, 'so_thong_bao'),
    soTien: number(row, 'so_tien'),
    ngayNop: text(row, 'ngay_nop'),
    kenhNop: text(row, 'kenh_nop'),
    soChungTu: text(row, 'so_chung_tu'),
    capNhatLuc: text(row, 'cap_nhat_luc'),
  };
}
