import type { Input } from './operation.ts';

const common = { parcelCommuneCode: '26740', mapSheetNo: '99', asOf: '2026-11-20' };

/** Dossiers of the simulated country, to begin with. */
export const DOSSIERS: readonly (Input & { readonly vi: string; readonly en: string })[] = [
  {
    vi: 'Hồ sơ đủ điều kiện',
    en: 'Nothing stands against it',
    ...common,
    dossierCode: 'H29.21-261110-9901',
    parcelNo: 9901,
    certificateSerial: 'AA 00999901',
    transferorId: '079075990101',
    transfereeId: '079190990102',
    contractPrice: 10_000_000_000,
  },
  {
    vi: 'Thửa đất đang thế chấp',
    en: 'The parcel is mortgaged',
    ...common,
    dossierCode: 'H29.21-261110-9902',
    parcelNo: 9902,
    certificateSerial: 'AA 00999902',
    transferorId: '079068990111',
    transfereeId: '079088990112',
    contractPrice: 9_000_000_000,
  },
  {
    vi: 'Thửa đất bị ngăn chặn',
    en: 'The parcel is blocked',
    ...common,
    dossierCode: 'H29.21-261110-9903',
    parcelNo: 9903,
    certificateSerial: 'AA 00999903',
    transferorId: '079172990121',
    transfereeId: '079085990122',
    contractPrice: 8_000_000_000,
  },
];
