/** What a dossier must hold, and where it can come from instead of paper. */
export interface ProcedurePart {
  readonly code: string;
  readonly name: string;
  /** DL data in place of paper; GIAY paper. */
  readonly source: 'DL' | 'GIAY';
  /** DOC_TYPE of the paper that it stands for. */
  readonly document: string;
  /** Elements of the shared dictionary. */
  readonly elements: readonly string[];
  readonly isMandatory: boolean;
  /** Whether the database behind it has been published. */
  readonly isPublished: boolean;
}

export interface Procedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly parts: readonly ProcedurePart[];
}

const identity = {
  name: 'Thẻ căn cước của người nộp hồ sơ',
  source: 'DL',
  document: 'CC',
  elements: ['Person.fullName', 'Person.birthDate', 'IdentityDocument.documentNumber'],
  isMandatory: true,
  isPublished: true,
} as const;
const birth = {
  name: 'Giấy khai sinh',
  source: 'DL',
  document: 'GKS',
  elements: ['BirthRecord.birthRegNo', 'BirthRecord.childBirthDate'],
  isMandatory: true,
  isPublished: true,
} as const;
const marriage = {
  name: 'Giấy chứng nhận kết hôn',
  source: 'DL',
  document: 'GKH',
  elements: ['MarriageRecord.marriageRegNo', 'MarriageRecord.marriageRegDate'],
  isMandatory: false,
  isPublished: true,
} as const;
const residence = {
  name: 'Thông tin về cư trú',
  source: 'DL',
  document: 'TTCT',
  elements: ['Residence.residenceAddress', 'Residence.residenceFrom'],
  isMandatory: true,
  isPublished: true,
} as const;
const home = {
  name: 'Giấy tờ chứng minh chỗ ở hợp pháp',
  source: 'DL',
  document: 'GCN',
  elements: ['LandCertificate.certificateSerial', 'LandRight.holderPersonId'],
  isMandatory: true,
  isPublished: true,
} as const;
const single = {
  name: 'Giấy xác nhận tình trạng hôn nhân',
  source: 'DL',
  document: 'XNHN',
  elements: ['Person.maritalStatus'],
  isMandatory: true,
  isPublished: true,
} as const;
const insurance = {
  name: 'Thẻ bảo hiểm y tế',
  source: 'DL',
  document: 'BHYT',
  elements: ['HealthInsuranceCard.cardNumber'],
  isMandatory: false,
  isPublished: true,
} as const;
const court = {
  name: 'Bản án, quyết định của Toà án',
  source: 'GIAY',
  document: 'KHAC',
  elements: [],
  isMandatory: false,
  isPublished: false,
} as const;

function procedure(
  code: string,
  name: string,
  field: string,
  parts: readonly Omit<ProcedurePart, 'code'>[],
): Procedure {
  return { code, name, field, parts: parts.map((part, index) => ({ ...part, code: `TP-${code}-0${index + 1}` })) };
}

/** The procedures of the journeys; codes are facts of the domain sheet but that of notaries, the lists of parts are simplified. */
export const PROCEDURES: readonly Procedure[] = [
  procedure('1.004222', 'Đăng ký thường trú', 'CU_TRU', [identity, birth, residence]),
  procedure('1.001193', 'Đăng ký khai sinh', 'HO_TICH', [identity, marriage, residence]),
  procedure('1.000894', 'Đăng ký kết hôn', 'HO_TICH', [identity, single, residence]),
  procedure('1.004859', 'Thay đổi, cải chính, bổ sung thông tin hộ tịch', 'HO_TICH', [identity, birth, court]),
  procedure(
    '2.000986',
    'Liên thông đăng ký khai sinh, thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    'HO_TICH',
    [identity, marriage, residence, insurance],
  ),
  procedure('1.115668', 'Đăng ký biến động đất đai do chuyển nhượng quyền sử dụng đất', 'DAT_DAI', [
    identity,
    marriage,
    home,
  ]),
  procedure('1.115671', 'Đăng ký biến động đất đai trong các trường hợp khác', 'DAT_DAI', [identity, home]),
  procedure('2.000200', 'Cấp thẻ căn cước', 'CAN_CUOC', [birth, residence]),
  procedure('9.900001', 'Công chứng hợp đồng, giao dịch (mã giả lập)', 'CONG_CHUNG', [identity, single]),
];

/** Those that people hand in at a one-stop desk. */
export const ONE_STOP_PROCEDURES: readonly Procedure[] = PROCEDURES.filter(({ field }) => field !== 'CONG_CHUNG');
