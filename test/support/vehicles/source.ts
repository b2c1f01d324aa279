import type { SqlBinding } from '../../../src/model/binding.ts';

/** An invented ministry: vehicles in a database, with words that the shared dictionary does not have. */
export const vehicles: SqlBinding = {
  id: 'vehicles',
  kind: 'sql',
  ministry: { vi: 'Cục Cảnh sát giao thông (giả lập)', en: 'Traffic Police (invented)', agency: 'G01' },
  connection: { default: 'sqlite:vehicles.sqlite' },
  dictionaryFile: 'test/support/vehicles/vehicle.graphql',
  types: {
    Vehicle: {
      table: 'xe_co_gioi',
      keys: ['plateNo'],
      asOf: 'cap_nhat_luc',
      fields: {
        plateNo: 'bien_so',
        vehicleKind: { column: 'loai_xe', codes: { OTO: 'CAR', MOTO: 'MOTORCYCLE', TAI: 'TRUCK' } },
        colour: 'mau',
        ownerPersonId: 'cccd_chu_xe',
        vehicleRegisteredOn: { column: 'ngay_dk', format: 'yyyymmdd' },
      },
      relations: { owner: { to: 'Person', key: { personalId: 'cccd_chu_xe' } } },
    },
    Person: {
      keys: ['personalId'],
      fields: {},
      relations: {
        vehicles: { to: 'Vehicle', on: { personalId: 'cccd_chu_xe' }, list: true, orderBy: ['bien_so'] },
      },
    },
  },
  queries: { vehicle: { to: 'Vehicle', by: { plateNo: 'plateNo' } } },
};
