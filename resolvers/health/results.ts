import type { RenamedType } from '../../src/model/binding.ts';

export const labResult: RenamedType = {
  name: 'KetQuaXetNghiem',
  keys: ['labResultId'],
  fields: {
    labResultId: 'maXetNghiem',
    indexCode: 'maChiSo',
    labResultName: 'tenChiSo',
    resultValue: 'giaTri',
    resultUnit: 'donViDo',
    referenceRange: 'khoangThamChieu',
    sampledAt: { name: 'ngayLayMau', format: 'yyyymmddhhmm' },
    performedAt: { name: 'ngayThucHien', format: 'yyyymmddhhmm' },
    resultAt: { name: 'ngayKq', format: 'yyyymmddhhmm' },
    performer: 'nguoiThucHien',
    reader: 'nguoiDoc',
    labQualityLevel: 'mucChatLuong',
    sensitiveKind: { name: 'loaiNhayCam', codes: { HIV: 'HIV', LAO: 'TB', TAM_THAN: 'PSYCHIATRY' } },
    encounter: 'luotKham',
  },
};

export const imagingResult: RenamedType = {
  name: 'ChanDoanHinhAnh',
  keys: ['imagingResultId'],
  fields: {
    imagingResultId: 'maCdha',
    imagingCode: 'maDichVu',
    imagingName: 'tenDichVu',
    imagingPerformedAt: { name: 'ngayThucHien', format: 'yyyymmddhhmm' },
    imagingConclusion: 'ketLuan',
    imagingModality: 'loaiHinhAnh',
    encounter: 'luotKham',
  },
};

/** One row per drug. */
export const prescription: RenamedType = {
  name: 'DonThuoc',
  keys: ['prescriptionRecordId'],
  fields: {
    prescriptionRecordId: 'maDong',
    prescriptionCode: 'maDonThuoc',
    drugCode: 'maThuoc',
    dosage: 'lieuDung',
    days: 'soNgay',
  },
};
