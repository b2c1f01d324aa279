/** A laboratory index as the hospitals of the world write it. */
export interface LabTest {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly range: string;
  /** Values are drawn evenly between the two. */
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
}

/** Common indices with ordinary units and ranges (general knowledge; codes are ours). */
export const LAB_TESTS: readonly LabTest[] = [
  { code: 'HBA1C', name: 'Định lượng HbA1c', unit: '%', range: '4.0-6.0', low: 4.5, high: 9.5, decimals: 1 },
  { code: 'URE', name: 'Định lượng Urê máu', unit: 'mmol/L', range: '2.5-7.5', low: 2, high: 12, decimals: 1 },
  {
    code: 'CREATININ',
    name: 'Định lượng Creatinin máu',
    unit: 'µmol/L',
    range: '53-115',
    low: 45,
    high: 160,
    decimals: 0,
  },
  {
    code: 'GLUCOSE',
    name: 'Định lượng Glucose máu',
    unit: 'mmol/L',
    range: '3.9-6.4',
    low: 3.5,
    high: 14,
    decimals: 1,
  },
  {
    code: 'CHOLESTEROL',
    name: 'Định lượng Cholesterol toàn phần',
    unit: 'mmol/L',
    range: '3.9-5.2',
    low: 3,
    high: 8,
    decimals: 1,
  },
  {
    code: 'BILIRUBIN',
    name: 'Định lượng Bilirubin toàn phần',
    unit: 'µmol/L',
    range: '0-17',
    low: 3,
    high: 40,
    decimals: 1,
  },
  { code: 'HGB', name: 'Huyết sắc tố', unit: 'g/L', range: '120-170', low: 90, high: 175, decimals: 0 },
  { code: 'WBC', name: 'Số lượng bạch cầu', unit: 'G/L', range: '4.0-10.0', low: 3, high: 16, decimals: 1 },
];

/** A test of a narrower circle; its result is withheld except for the purpose that names it. */
export const HIV_TEST: LabTest = {
  code: 'HIVAB',
  name: 'HIV Ab test nhanh',
  unit: '',
  range: 'Âm tính',
  low: 0,
  high: 0,
  decimals: 0,
};
export const TB_TEST: LabTest = {
  code: 'XPERTTB',
  name: 'Xpert MTB/RIF',
  unit: '',
  range: 'Âm tính',
  low: 0,
  high: 0,
  decimals: 0,
};

export interface ImagingKind {
  readonly code: string;
  readonly name: string;
  /** XQ, SA, CT, MRI. */
  readonly modality: string;
  readonly conclusion: string;
}

export const IMAGING_KINDS: readonly ImagingKind[] = [
  { code: 'XQNGUC', name: 'Chụp X-quang ngực thẳng', modality: 'XQ', conclusion: 'Không thấy tổn thương nhu mô phổi.' },
  { code: 'SABUNG', name: 'Siêu âm ổ bụng', modality: 'SA', conclusion: 'Gan nhiễm mỡ nhẹ.' },
  { code: 'CTSONAO', name: 'Chụp cắt lớp vi tính sọ não', modality: 'CT', conclusion: 'Không thấy xuất huyết nội sọ.' },
  {
    code: 'MRICSTL',
    name: 'Chụp cộng hưởng từ cột sống thắt lưng',
    modality: 'MRI',
    conclusion: 'Thoát vị đĩa đệm L4-L5.',
  },
];

export const DRUGS: readonly (readonly [code: string, name: string, dose: string])[] = [
  ['PARACETAMOL', 'Paracetamol 500 mg', 'Uống 1 viên khi sốt, cách 6 giờ'],
  ['AMOXICILLIN', 'Amoxicillin 500 mg', 'Uống 1 viên, ngày 3 lần'],
  ['METFORMIN', 'Metformin 850 mg', 'Uống 1 viên sau ăn, ngày 2 lần'],
  ['AMLODIPIN', 'Amlodipin 5 mg', 'Uống 1 viên buổi sáng'],
  ['OMEPRAZOL', 'Omeprazol 20 mg', 'Uống 1 viên trước ăn sáng'],
];

export const VACCINES: readonly string[] = ['BCG', 'VGB', 'DPTVGBHIB', 'BAILIET', 'SOI', 'SOIRUBELLA', 'VNNB'];
