/**
 * What the health ministry offers, in its own words. The comment at the head of the SDL tells integrators how its
 * names and codes relate to those of the shared data dictionary. (`_service { sdl }` leaves comments out.)
 */
export const healthSdl = `
# Bộ Y tế: dịch vụ tra cứu hồ sơ sức khoẻ (dữ liệu giả lập, synthetic data).
#
# How the names relate to the shared data dictionary (local = dictionary):
#   Query.luotKham(maLk) = encounter(encounterId)   Query.coSoKhamChuaBenh(maCskcb) = healthFacility(facilityCode)
#   CongDan = Person: soDinhDanh = personalId, soSucKhoe = healthBook, luotKham(soLuong) = encounters(last)
#   SoSucKhoe = HealthBook: maDinhDanhYTe = healthId, diUng = allergies, benhManTinh = chronicConditions,
#     tienSu = medicalHistory, tomTatLuc = summaryUpdatedAt, tiemChung = immunisations
#   LuotKham = Encounter: maLk = encounterId, soDinhDanh = patientPersonId, congDan = patient, maCskcb = encounterFacility, coSo = facility,
#     maLoaiKcb = encounterKind, ngayVao = admittedAt, ngayRa = dischargedAt, maBenhChinh = mainDiagnosis,
#     maBenhKem = secondaryDiagnoses, maKhoa = department, ketQuaDtri = outcome, ketQuaXetNghiem = labResults,
#     chanDoanHinhAnh = imagingResults, donThuoc = prescriptions
#   KetQuaXetNghiem = LabResult: maXetNghiem = labResultId, maChiSo = indexCode, tenChiSo = labResultName,
#     giaTri = resultValue, donViDo = resultUnit, khoangThamChieu = referenceRange, ngayLayMau = sampledAt,
#     ngayThucHien = performedAt, ngayKq = resultAt, nguoiThucHien = performer, nguoiDoc = reader,
#     mucChatLuong = labQualityLevel, loaiNhayCam = sensitiveKind, luotKham = the encounter
#   ChanDoanHinhAnh = ImagingResult: maCdha = imagingResultId, maDichVu = imagingCode, tenDichVu = imagingName,
#     loaiHinhAnh = imagingModality, ngayThucHien = imagingPerformedAt, ketLuan = imagingConclusion
#   DonThuoc = Prescription (one per drug): maDong = prescriptionRecordId, maDonThuoc = prescriptionCode,
#     maThuoc = drugCode, lieuDung = dosage, soNgay = days
#   TiemChung = Immunisation: maVacXin = vaccineCode, ngayTiem = immunisedOn, muiSo = doseNo,
#     maCskcb = immunisationFacility
#   CoSoKhamChuaBenh = HealthFacility: maCskcb = facilityCode, tenCskcb = facilityName,
#     capChuyenMon = facilityLevel, tuNgay = facilityFrom, denNgay = facilityTo
#   NguoiHanhNghe = Practitioner: soGphn = practitionerLicence, congDan = the person
#
# Local forms:
#   times yyyymmddHHMM and days yyyymmdd, Vietnamese time (UTC+7); an unknown month or day is 00
#   loaiNhayCam (dictionary SENSITIVE_KIND): HIV = HIV, LAO = TB, TAM_THAN = PSYCHIATRY; empty otherwise
#   capChuyenMon (FACILITY_LEVEL): BD = 1 primary, CB = 2 basic, CS = 3 specialised
#   ketQuaDtri (OUTCOME): 1 recovered, 2 improved, 3 unchanged, 4 worse, 5 died; the same in both
#   loaiHinhAnh (IMAGING_MODALITY): XQ = X-ray, SA = ultrasound, CT, MRI; the same in both
#   maLoaiKcb, maKhoa, ICD-10, maChiSo, mucChatLuong: the codes of the health insurance lists, unchanged
#
# Request headers:
#   lienthong-purpose: TREATMENT_HIV, TREATMENT_TB or TREATMENT_PSYCHIATRY opens rows of that kind; they are left out otherwise
#   lienthong-provenance: 1 asks for extensions.asOf, a list of {path, at}

extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])

type Query {
  "Một lượt khám bệnh, chữa bệnh, theo mã liên kết."
  luotKham(maLk: ID!): LuotKham
  "Một cơ sở khám bệnh, chữa bệnh, theo mã năm ký tự."
  coSoKhamChuaBenh(maCskcb: ID!): CoSoKhamChuaBenh
}

"Công dân, như ngành y tế biết."
type CongDan @key(fields: "soDinhDanh") {
  "Số định danh cá nhân."
  soDinhDanh: ID!
  "Sổ sức khoẻ điện tử, nếu đã lập."
  soSucKhoe: SoSucKhoe
  "Các lượt khám, mới nhất trước; soLuong giới hạn số lượt trả về."
  luotKham(soLuong: Int): [LuotKham!]
}

"Sổ sức khoẻ điện tử."
type SoSucKhoe @key(fields: "maDinhDanhYTe") {
  "Mã định danh y tế, bằng số định danh cá nhân."
  maDinhDanhYTe: ID!
  "Tiền sử dị ứng."
  diUng: [String!]
  "Bệnh mạn tính, mã ICD-10."
  benhManTinh: [String!]
  "Tiền sử bản thân, gia đình."
  tienSu: String
  "Lần tóm tắt gần nhất, yyyymmddHHMM."
  tomTatLuc: String
  "Các mũi tiêm chủng."
  tiemChung: [TiemChung!]
}

"Lượt khám bệnh, chữa bệnh."
type LuotKham @key(fields: "maLk") {
  "Mã liên kết của lượt khám."
  maLk: ID!
  "Số định danh người bệnh; trống khi chưa rõ nhân thân."
  soDinhDanh: ID
  "Người bệnh; trống khi chưa rõ nhân thân."
  congDan: CongDan
  "Mã cơ sở khám bệnh, chữa bệnh."
  maCskcb: String
  "Cơ sở khám bệnh, chữa bệnh."
  coSo: CoSoKhamChuaBenh
  "Loại hình khám bệnh, chữa bệnh, 01 đến 16."
  maLoaiKcb: String
  "Thời điểm vào, yyyymmddHHMM."
  ngayVao: String
  "Thời điểm ra; trống khi lượt khám còn mở."
  ngayRa: String
  "Bệnh chính, mã ICD-10."
  maBenhChinh: String
  "Bệnh kèm theo, mã ICD-10."
  maBenhKem: [String!]
  "Khoa điều trị."
  maKhoa: String
  "Kết quả điều trị, 1 đến 5."
  ketQuaDtri: String
  "Kết quả xét nghiệm của lượt khám."
  ketQuaXetNghiem: [KetQuaXetNghiem!]
  "Kết quả chẩn đoán hình ảnh của lượt khám."
  chanDoanHinhAnh: [ChanDoanHinhAnh!]
  "Thuốc đã kê, mỗi thuốc một dòng."
  donThuoc: [DonThuoc!]
}

"Kết quả của một chỉ số xét nghiệm."
type KetQuaXetNghiem @key(fields: "maXetNghiem") {
  "Mã dòng kết quả."
  maXetNghiem: ID!
  "Lượt khám có xét nghiệm này."
  luotKham: LuotKham
  "Mã chỉ số."
  maChiSo: String
  "Tên chỉ số."
  tenChiSo: String
  "Giá trị."
  giaTri: String
  "Đơn vị đo."
  donViDo: String
  "Khoảng tham chiếu."
  khoangThamChieu: String
  "Thời điểm lấy mẫu, yyyymmddHHMM."
  ngayLayMau: String
  "Thời điểm thực hiện, yyyymmddHHMM."
  ngayThucHien: String
  "Thời điểm trả kết quả, yyyymmddHHMM."
  ngayKq: String
  "Người thực hiện."
  nguoiThucHien: String
  "Người đọc kết quả."
  nguoiDoc: String
  "Máy xét nghiệm."
  mayXetNghiem: String
  "Mức chất lượng phòng xét nghiệm, 1 đến 5."
  mucChatLuong: String
  "Loại nhạy cảm: HIV, LAO, TAM_THAN; trống nếu không."
  loaiNhayCam: String
}

"Kết quả chẩn đoán hình ảnh."
type ChanDoanHinhAnh @key(fields: "maCdha") {
  "Mã dòng kết quả."
  maCdha: ID!
  "Lượt khám có chẩn đoán này."
  luotKham: LuotKham
  "Mã dịch vụ kỹ thuật."
  maDichVu: String
  "Tên dịch vụ kỹ thuật."
  tenDichVu: String
  "Loại hình ảnh: XQ, SA, CT, MRI."
  loaiHinhAnh: String
  "Thời điểm thực hiện, yyyymmddHHMM."
  ngayThucHien: String
  "Kết luận."
  ketLuan: String
}

"Một thuốc trong đơn."
type DonThuoc @key(fields: "maDong") {
  "Mã dòng thuốc."
  maDong: ID!
  "Mã đơn thuốc quốc gia."
  maDonThuoc: String
  "Lượt khám kê đơn."
  luotKham: LuotKham
  "Mã thuốc."
  maThuoc: String
  "Tên thuốc."
  tenThuoc: String
  "Liều dùng, cách dùng."
  lieuDung: String
  "Số ngày dùng."
  soNgay: Int
}

"Một mũi tiêm chủng."
type TiemChung {
  "Mã mũi tiêm."
  maMuiTiem: ID!
  "Mã vắc xin."
  maVacXin: String
  "Ngày tiêm, yyyymmdd."
  ngayTiem: String
  "Mũi thứ mấy."
  muiSo: Int
  "Nơi tiêm."
  maCskcb: String
}

"Cơ sở khám bệnh, chữa bệnh."
type CoSoKhamChuaBenh @key(fields: "maCskcb") {
  "Mã cơ sở, năm ký tự."
  maCskcb: ID!
  "Tên cơ sở."
  tenCskcb: String
  "Cấp chuyên môn: BD, CB, CS."
  capChuyenMon: String
  "Mã cấp xã nơi đặt cơ sở."
  maXa: String
  "Mã có hiệu lực từ ngày, yyyymmdd."
  tuNgay: String
  "Mã có hiệu lực đến ngày; trống khi còn hiệu lực."
  denNgay: String
}

"Người hành nghề khám bệnh, chữa bệnh."
type NguoiHanhNghe @key(fields: "soGphn") {
  "Số giấy phép hành nghề."
  soGphn: ID!
  "Bản thân người hành nghề."
  congDan: CongDan
  "Mã bác sĩ dùng trong thanh toán bảo hiểm y tế."
  maBacSi: String
  "Nơi hành nghề."
  coSo: CoSoKhamChuaBenh
}
`;
