import type { RenamedType } from '../../src/model/binding.ts';

/** A facility's code is valid in time; `facilityTo` is null while it is. */
export const healthFacility: RenamedType = {
  name: 'CoSoKhamChuaBenh',
  keys: ['facilityCode'],
  fields: {
    facilityCode: 'maCskcb',
    facilityName: 'tenCskcb',
    facilityLevel: { name: 'capChuyenMon', codes: { BD: '1', CB: '2', CS: '3' } },
    facilityFrom: { name: 'tuNgay', format: 'yyyymmdd' },
    facilityTo: { name: 'denNgay', format: 'yyyymmdd' },
  },
};

/** The service names the person only by reference, so the dictionary's own fields of a practitioner are not offered. */
export const practitioner: RenamedType = {
  name: 'NguoiHanhNghe',
  keys: ['practitionerLicence'],
  fields: { practitionerLicence: 'soGphn' },
};
