import type { RenamedType } from '../../src/model/binding.ts';

export const person: RenamedType = {
  name: 'CongDan',
  keys: ['personalId'],
  fields: {
    personalId: 'soDinhDanh',
    healthBook: 'soSucKhoe',
    encounters: { name: 'luotKham', arguments: { last: 'soLuong' } },
  },
};

export const healthBook: RenamedType = {
  name: 'SoSucKhoe',
  keys: ['healthId'],
  fields: {
    healthId: 'maDinhDanhYTe',
    allergies: 'diUng',
    chronicConditions: 'benhManTinh',
    immunisations: 'tiemChung',
    medicalHistory: 'tienSu',
    summaryUpdatedAt: { name: 'tomTatLuc', format: 'yyyymmddhhmm' },
  },
};

export const immunisation: RenamedType = {
  name: 'TiemChung',
  fields: {
    vaccineCode: 'maVacXin',
    immunisedOn: { name: 'ngayTiem', format: 'yyyymmdd' },
    doseNo: 'muiSo',
    immunisationFacility: 'maCskcb',
  },
};

export const encounter: RenamedType = {
  name: 'LuotKham',
  keys: ['encounterId'],
  fields: {
    encounterId: 'maLk',
    patientPersonId: 'soDinhDanh',
    encounterFacility: 'maCskcb',
    encounterKind: 'maLoaiKcb',
    admittedAt: { name: 'ngayVao', format: 'yyyymmddhhmm' },
    dischargedAt: { name: 'ngayRa', format: 'yyyymmddhhmm' },
    mainDiagnosis: 'maBenhChinh',
    secondaryDiagnoses: 'maBenhKem',
    department: 'maKhoa',
    outcome: 'ketQuaDtri',
    patient: 'congDan',
    facility: 'coSo',
    labResults: 'ketQuaXetNghiem',
    imagingResults: 'chanDoanHinhAnh',
    prescriptions: 'donThuoc',
  },
};
