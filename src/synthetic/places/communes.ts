/** A commune before 2025-07-01, with its district and province as papers of that time name them. */
export interface OldCommune {
  readonly code: string;
  readonly name: string;
}

/**
 * A commune-level unit in which people of the world live. Codes, names and mergers are facts of the domain sheet;
 * how many live there is invented.
 */
export interface Commune {
  readonly code: string;
  readonly name: string;
  /** Province code since 2025-07-01, and its name. */
  readonly province: string;
  readonly provinceName: string;
  /** Province code before 2025-07-01: the prefix of personal identifiers registered here. */
  readonly oldProvince: string;
  /** District and province as written on older papers. */
  readonly oldPlace: string;
  readonly old: readonly OldCommune[];
  readonly isUrban: boolean;
  /** Families per thousand of the world. */
  readonly families: number;
  /** South-west corner of the built-up area, degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Table price of residential land at position 1 (đồng/m²). */
  readonly landPrice: number;
  /** Code of the provincial authority in dossier codes. */
  readonly agency: string;
}

const hanoi = {
  province: '01',
  provinceName: 'Thành phố Hà Nội',
  oldProvince: '01',
  oldPlace: 'Quận Ba Đình, Thành phố Hà Nội',
  isUrban: true,
  agency: 'H26',
};
const saigon = {
  province: '79',
  provinceName: 'Thành phố Hồ Chí Minh',
  oldProvince: '79',
  isUrban: true,
  agency: 'H29',
};
const danang = {
  province: '48',
  provinceName: 'Thành phố Đà Nẵng',
  oldProvince: '48',
  oldPlace: 'Quận Liên Chiểu, Thành phố Đà Nẵng',
  isUrban: true,
  agency: 'H17',
};

export const COMMUNES: readonly Commune[] = [
  {
    ...hanoi,
    code: '00004',
    name: 'Phường Ba Đình',
    families: 80,
    longitude: 105.83,
    latitude: 21.03,
    landPrice: 90_000_000,
    old: [
      { code: '00004', name: 'Phường Trúc Bạch' },
      { code: '00013', name: 'Phường Quán Thánh' },
    ],
  },
  {
    ...hanoi,
    code: '00008',
    name: 'Phường Ngọc Hà',
    families: 70,
    longitude: 105.8,
    latitude: 21.03,
    landPrice: 70_000_000,
    old: [
      { code: '00016', name: 'Phường Ngọc Hà' },
      { code: '00022', name: 'Phường Đội Cấn' },
    ],
  },
  {
    code: '07954',
    name: 'Phường Phong Châu',
    province: '25',
    provinceName: 'Tỉnh Phú Thọ',
    oldProvince: '25',
    oldPlace: 'Thị xã Phú Thọ, Tỉnh Phú Thọ',
    old: [
      { code: '07945', name: 'Phường Phong Châu' },
      { code: '07954', name: 'Xã Phú Hộ' },
      { code: '07963', name: 'Xã Hà Thạch' },
    ],
    isUrban: false,
    families: 90,
    longitude: 105.22,
    latitude: 21.39,
    landPrice: 8_000_000,
    agency: 'H44',
  },
  {
    code: '19333',
    name: 'Phường Đông Hà',
    province: '44',
    provinceName: 'Tỉnh Quảng Trị',
    oldProvince: '45',
    oldPlace: 'Thành phố Đông Hà, Tỉnh Quảng Trị',
    old: [
      { code: '19330', name: 'Phường Đông Giang' },
      { code: '19333', name: 'Phường 1' },
      { code: '19339', name: 'Phường Đông Thanh' },
      { code: '19345', name: 'Phường 4' },
      { code: '19354', name: 'Phường 3' },
    ],
    isUrban: true,
    families: 100,
    longitude: 107.08,
    latitude: 16.81,
    landPrice: 15_000_000,
    agency: 'H46',
  },
  {
    ...danang,
    code: '20194',
    name: 'Phường Hải Vân',
    families: 70,
    longitude: 108.1,
    latitude: 16.11,
    landPrice: 25_000_000,
    old: [
      { code: '20194', name: 'Phường Hòa Hiệp Bắc' },
      { code: '20195', name: 'Phường Hòa Hiệp Nam' },
    ],
  },
  {
    ...danang,
    code: '20197',
    name: 'Phường Liên Chiểu',
    families: 50,
    longitude: 108.13,
    latitude: 16.07,
    landPrice: 30_000_000,
    old: [{ code: '20197', name: 'Phường Hòa Khánh Bắc' }],
  },
  {
    code: '24235',
    name: 'Xã Buôn Đôn',
    province: '66',
    provinceName: 'Tỉnh Đắk Lắk',
    oldProvince: '66',
    oldPlace: 'Huyện Buôn Đôn, Tỉnh Đắk Lắk',
    old: [{ code: '24235', name: 'Xã Krông Na' }],
    isUrban: false,
    families: 80,
    longitude: 107.72,
    latitude: 12.88,
    landPrice: 2_000_000,
    agency: 'H15',
  },
  {
    ...saigon,
    code: '26740',
    name: 'Phường Sài Gòn',
    families: 60,
    longitude: 106.7,
    latitude: 10.77,
    landPrice: 120_000_000,
    oldPlace: 'Quận 1, Thành phố Hồ Chí Minh',
    old: [
      { code: '26740', name: 'Phường Bến Nghé' },
      { code: '26737', name: 'Phường Đa Kao' },
    ],
  },
  {
    ...saigon,
    code: '26743',
    name: 'Phường Bến Thành',
    families: 50,
    longitude: 106.68,
    latitude: 10.76,
    landPrice: 110_000_000,
    oldPlace: 'Quận 1, Thành phố Hồ Chí Minh',
    old: [{ code: '26743', name: 'Phường Bến Thành' }],
  },
  {
    ...saigon,
    code: '27676',
    name: 'Xã Thạnh An',
    isUrban: false,
    families: 40,
    longitude: 106.95,
    latitude: 10.46,
    landPrice: 5_000_000,
    oldPlace: 'Huyện Cần Giờ, Thành phố Hồ Chí Minh',
    old: [{ code: '27676', name: 'Xã Thạnh An' }],
  },
  {
    ...saigon,
    code: '26545',
    name: 'Xã Long Sơn',
    oldProvince: '77',
    isUrban: false,
    families: 60,
    longitude: 107.08,
    latitude: 10.43,
    landPrice: 6_000_000,
    oldPlace: 'Thành phố Vũng Tàu, Tỉnh Bà Rịa - Vũng Tàu',
    old: [{ code: '26545', name: 'Xã Long Sơn' }],
  },
  {
    code: '31018',
    name: 'Xã An Minh',
    province: '91',
    provinceName: 'Tỉnh An Giang',
    oldProvince: '91',
    oldPlace: 'Huyện An Minh, Tỉnh Kiên Giang',
    old: [
      { code: '31018', name: 'Thị trấn Thứ Mười Một' },
      { code: '31033', name: 'Xã Đông Hưng' },
      { code: '31039', name: 'Xã Đông Hưng B' },
    ],
    isUrban: false,
    families: 120,
    longitude: 104.95,
    latitude: 9.62,
    landPrice: 3_000_000,
    agency: 'H34',
  },
  {
    code: '31135',
    name: 'Phường Ninh Kiều',
    province: '92',
    provinceName: 'Thành phố Cần Thơ',
    oldProvince: '92',
    oldPlace: 'Quận Ninh Kiều, Thành phố Cần Thơ',
    old: [
      { code: '31123', name: 'Phường Thới Bình' },
      { code: '31135', name: 'Phường Tân An' },
      { code: '31144', name: 'Phường Xuân Khánh' },
    ],
    isUrban: true,
    families: 130,
    longitude: 105.77,
    latitude: 10.03,
    landPrice: 45_000_000,
    agency: 'H13',
  },
];

/** The commune with this code; throws where the world has none. */
export function communeOf(code: string): Commune {
  const found = COMMUNES.find((commune) => commune.code === code);
  if (found === undefined) throw new Error(`The world has no commune ${code}.`);
  return found;
}
