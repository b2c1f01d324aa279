import { landHolderType, relation, restriction, taxExemption, taxType } from './codes.ts';

/**
 * What the law leaves uncertain or changes often in a land transfer. Rates in percent, periods in days.
 *
 * From: domain facts on J1; Personal Income Tax Law 109/2025 and Decree 10/2022 on registration fees for the rates,
 * land price table of the province (Land Law 31/2024, Article 159), exemptions as in long-standing practice.
 */
export const landTransferRules = {
  procedure: { code: '1.115668', nameVi: 'Đăng ký biến động do chuyển nhượng quyền sử dụng đất' },
  /** Working days for the slip, and for the tax office's notice after it. Differ by province. */
  slipDays: 2,
  taxNoticeDays: 5,
  incomeTax: {
    type: taxType.incomeFromTransfer,
    ratePercent: 2,
    basis: 'Luật Thuế thu nhập cá nhân 109/2025/QH15; Luật Quản lý thuế 108/2025/QH15',
  },
  registrationFee: {
    type: taxType.registrationFee,
    ratePercent: 0.5,
    basis: 'Lệ phí trước bạ nhà, đất 0,5% (cấu hình, cần đối chiếu văn bản hiện hành)',
  },
  /** Position in the price table while the register does not say where a parcel stands; 1 is the dearest. */
  pricePosition: 1,
  /** An only house frees of income tax when it has been held so long. */
  onlyHouse: { minimumDaysHeld: 183, exemption: taxExemption.onlyHouse },
  /** Between these kin a transfer is free of income tax and registration fee. */
  kinship: {
    relations: [relation.father, relation.mother, relation.husband, relation.wife, relation.child] as readonly string[],
    exemption: taxExemption.kinship,
    freesRegistrationFee: true,
  },
  /** Restrictions that stop a transfer while in force, each with the code of its issue. */
  restrictions: {
    [restriction.mortgage]: 'MORTGAGED',
    [restriction.distraint]: 'DISTRAINED',
    [restriction.block]: 'TRANSFER_BLOCKED',
  } as Readonly<Record<string, 'MORTGAGED' | 'DISTRAINED' | 'TRANSFER_BLOCKED'>>,
  /** Tax code statuses with which no notice can be issued, as against those that only deserve a look. */
  stoppingTaxStatuses: ['01', '03', '04', '05', '06', '07', '10'] as readonly string[],
  doubtfulTaxStatuses: ['02', '09'] as readonly string[],
  householdHolder: landHolderType.household,
  coupleHolder: landHolderType.couple,
  singleHolder: landHolderType.individual,
} as const;
