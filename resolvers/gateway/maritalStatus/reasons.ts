/** Why the answer is what it is. No text ever speaks of the spouse. */
export const maritalReasons = {
  MARRIED: {
    vi: 'Có đăng ký kết hôn đang có hiệu lực tại ngày này.',
    en: 'A registered marriage was in force on that day.',
  },
  NOT_MARRIED: {
    vi: 'Hộ tịch không có hôn nhân có hiệu lực tại ngày này, và dữ liệu dân cư khớp.',
    en: 'Civil status has no marriage in force on that day, and the population database agrees.',
  },
  DECEASED: {
    vi: 'Người được hỏi đã chết trước ngày này.',
    en: 'The person had died before that day.',
  },
  PERSON_NOT_FOUND: {
    vi: 'Không tìm thấy người này trong cơ sở dữ liệu dân cư.',
    en: 'The population database does not know the person.',
  },
  IDENTIFIER_CANCELLED: {
    vi: 'Số định danh đã bị huỷ và xác lập lại (NĐ 70/2024, Điều 11); hãy hỏi theo số mới.',
    en: 'The number was cancelled and issued anew (Decree 70/2024, Article 11); ask with the new one.',
  },
  DATE_IN_FUTURE: {
    vi: 'Ngày được hỏi ở tương lai.',
    en: 'The day asked about lies in the future.',
  },
  PAPER_ONLY: {
    vi: 'Đăng ký kết hôn chỉ có trong sổ giấy, chưa được nhập và kiểm tra; hỏi cơ quan hộ tịch.',
    en: 'The marriage stands in a paper book that has not been entered and checked; ask the civil status office.',
  },
  END_NOT_ENTERED: {
    vi: 'Hai cơ sở dữ liệu không khớp: hôn nhân có thể đã chấm dứt nhưng chưa được ghi vào hộ tịch.',
    en: 'The registers disagree: the marriage may have ended without civil status having entered it.',
  },
  END_DATE_MISSING: {
    vi: 'Hôn nhân đã chấm dứt nhưng hộ tịch không ghi ngày.',
    en: 'The marriage has ended, but civil status does not say when.',
  },
  NO_RECORD_OF_MARRIAGE: {
    vi: 'Dữ liệu dân cư ghi đã kết hôn nhưng hộ tịch không có đăng ký: có thể kết hôn ở nước ngoài chưa ghi chú, hoặc chỉ có sổ giấy.',
    en: 'The population database knows of a marriage that civil status does not: made abroad and not noted, or on paper only.',
  },
  STATUS_NOT_RECORDED: {
    vi: 'Không cơ sở dữ liệu nào ghi tình trạng hôn nhân của người này.',
    en: 'Neither register says anything about the marital status of the person.',
  },
} as const;

export type MaritalReason = keyof typeof maritalReasons;
