import { maxKeys } from './readRequest.ts';

const text = (description: string, more: object = {}): object => ({ type: ['string', 'null'], description, ...more });
const dong = (description: string): object => ({ type: ['integer', 'null'], description, minimum: 0 });
const day = (description: string): object => text(description, { format: 'date' });
const moment = (description: string): object => text(description, { format: 'date-time' });
const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const listOf = (name: string): object => ({ type: 'array', items: reference(name) });

const json = (description: string, schema: object): object => ({
  description,
  content: { 'application/json': { schema } },
});

const problem = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: reference('Loi') } },
});

const found = 'Các bản ghi tìm thấy, theo thứ tự của cơ quan thuế; mã không có thì bỏ qua.';

const allOf = (record: string): object => ({
  type: 'object',
  required: ['duLieu'],
  properties: { duLieu: listOf(record) },
});

const bulk = (
  summary: string,
  keys: Readonly<Record<string, string>>,
  answer: object,
  parameters: readonly object[] = [],
): object => ({
  post: {
    summary,
    parameters,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            additionalProperties: false,
            minProperties: 1,
            maxProperties: 1,
            properties: Object.fromEntries(
              Object.entries(keys).map(([name, description]) => [
                name,
                { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: maxKeys, description },
              ]),
            ),
          },
        },
      },
    },
    responses: {
      200: json(found, answer),
      400: problem('Yêu cầu sai hoặc quá nhiều mã.'),
    },
  },
});

const query = (name: string, description: string, schema: object): object => ({
  name,
  in: 'query',
  description,
  required: false,
  schema,
});

/**
 * Description of the tax service for those who attach to it.
 *
 * How its names and codes relate to those of the shared data dictionary (local = dictionary):
 * - NguoiNopThue = Taxpayer: mst = taxCode, loaiNnt = taxpayerKind (CN = 1, HKD = 2, DN = 3), tenNnt = taxpayerName,
 *   soDinhDanh = the person's number, trangThaiMst = taxpayerStatus, coQuanThue = taxOffice, ngayDangKy = taxRegistrationDate,
 *   diaChi = taxpayerAddress (chiTiet = addressDetail, maXa = communeCode, maTinh = provinceCode,
 *   diaChiGoc = addressAsRecorded, maXaCu = oldCommuneCode)
 * - NghiaVuThue = TaxObligation: soThongBao = noticeNo, loaiThue = taxType, giaTinhThue = taxBase, thueSuat = taxRate,
 *   soPhaiNop = taxAmount, ngayThongBao = noticeIssuedOn, hanNop = taxDueDate, lyDoMienGiam = exemptionReason,
 *   maHoSo = obligationDossierCode; tax types and exemptions have the dictionary's codes
 * - KhoanNop = TaxPayment: maKhoanNop = paymentId, soTien = paidAmount, ngayNop = paidOn,
 *   kenhNop = paymentChannel (NH = 1, DVC = 2, KB = 3, ETAX = 4), soChungTu = treasuryReference
 */
export const taxOpenApi = {
  openapi: '3.1.0',
  info: {
    title: 'Dịch vụ tra cứu thuế',
    version: '1.0.0',
    description: 'Dữ liệu giả lập (synthetic data). Tiền tính bằng đồng, thuế suất tính bằng phần trăm.',
  },
  paths: {
    '/nguoi-nop-thue/{mst}': {
      get: {
        summary: 'Một người nộp thuế theo mã số thuế',
        parameters: [{ name: 'mst', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: json('Người nộp thuế.', reference('NguoiNopThue')), 404: problem('Không có mã này.') },
      },
    },
    '/nguoi-nop-thue/tra-cuu': bulk(
      'Nhiều người nộp thuế',
      { mst: 'Mã số thuế', soDinhDanh: 'Số định danh cá nhân' },
      allOf('NguoiNopThue'),
    ),
    '/nghia-vu-thue/tra-cuu': bulk(
      'Nghĩa vụ thuế của nhiều người, thông báo hoặc hồ sơ; theo trang, thông báo mới nhất trước',
      { mst: 'Mã số thuế', soThongBao: 'Số thông báo nộp thuế', maHoSo: 'Mã hồ sơ thủ tục hành chính' },
      reference('TrangNghiaVu'),
      [
        query('trang', 'Trang, từ 1', { type: 'integer', minimum: 1, default: 1 }),
        query('kichThuoc', 'Số bản ghi mỗi trang', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
      ],
    ),
    '/khoan-nop/tra-cuu': bulk(
      'Các khoản đã nộp',
      { soThongBao: 'Số thông báo nộp thuế', maKhoanNop: 'Mã khoản nộp' },
      allOf('KhoanNop'),
    ),
  },
  components: {
    schemas: {
      NguoiNopThue: {
        type: 'object',
        required: ['mst'],
        properties: {
          mst: { type: 'string', description: 'Mã số thuế' },
          loaiNnt: text('Loại người nộp thuế', { enum: ['CN', 'HKD', 'DN', null] }),
          tenNnt: text('Tên người nộp thuế'),
          soDinhDanh: text('Số định danh cá nhân; trống với tổ chức'),
          trangThaiMst: text('Trạng thái mã số thuế, 00 đến 10'),
          coQuanThue: text('Cơ quan thuế quản lý'),
          ngayDangKy: day('Ngày đăng ký thuế'),
          diaChi: reference('DiaChi'),
          capNhatLuc: moment('Cập nhật lần cuối'),
        },
      },
      DiaChi: {
        type: 'object',
        properties: {
          chiTiet: text('Số nhà, đường, thôn, tổ'),
          maXa: text('Mã cấp xã'),
          maTinh: text('Mã cấp tỉnh'),
          diaChiGoc: text('Địa chỉ như đã ghi'),
          maXaCu: text('Mã cấp xã trước 01/7/2025'),
        },
      },
      NghiaVuThue: {
        type: 'object',
        required: ['soThongBao', 'mst'],
        properties: {
          soThongBao: { type: 'string', description: 'Số thông báo nộp thuế' },
          mst: { type: 'string', description: 'Mã số thuế của người phải nộp' },
          loaiThue: text('Loại thuế, phí', { enum: ['TNCN', 'LPTB', 'SDDPNN', 'GTGT', 'TNDN', null] }),
          giaTinhThue: dong('Giá tính thuế'),
          thueSuat: { type: ['number', 'null'], description: 'Thuế suất, phần trăm' },
          soPhaiNop: dong('Số phải nộp'),
          ngayThongBao: day('Ngày thông báo'),
          hanNop: day('Hạn nộp'),
          lyDoMienGiam: text('Lý do miễn, giảm', { enum: ['NODN', 'QHGD', 'CSHN', null] }),
          maHoSo: text('Mã hồ sơ thủ tục hành chính'),
          capNhatLuc: moment('Cập nhật lần cuối'),
        },
      },
      KhoanNop: {
        type: 'object',
        required: ['maKhoanNop', 'soThongBao'],
        properties: {
          maKhoanNop: { type: 'string', description: 'Mã khoản nộp' },
          soThongBao: { type: 'string', description: 'Số thông báo nộp thuế' },
          soTien: dong('Số đã nộp'),
          ngayNop: day('Ngày nộp'),
          kenhNop: text('Kênh nộp', { enum: ['NH', 'DVC', 'KB', 'ETAX', null] }),
          soChungTu: text('Số chứng từ'),
          capNhatLuc: moment('Cập nhật lần cuối'),
        },
      },
      TrangNghiaVu: {
        type: 'object',
        required: ['duLieu', 'trang', 'kichThuoc', 'tongSo', 'tiep'],
        properties: {
          duLieu: listOf('NghiaVuThue'),
          trang: { type: 'integer' },
          kichThuoc: { type: 'integer' },
          tongSo: { type: 'integer', description: 'Số bản ghi của tất cả các trang' },
          tiep: text('Đường dẫn của trang tiếp theo, gửi lại cùng nội dung; trống ở trang cuối'),
        },
      },
      Loi: {
        type: 'object',
        description: 'RFC 9457',
        required: ['type', 'title', 'status'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
        },
      },
    },
  },
} as const;
