import type { IssueTexts } from '../shared/issue.ts';

const LAND_LAW = 'Luật Đất đai 31/2024/QH15, NĐ 101/2024/NĐ-CP';
const TAX_ADMINISTRATION = 'Luật Quản lý thuế 108/2025/QH15, TT 90/2026/TT-BTC';

/** What the slip can say about the parties. `{party}` is the transferor or the transferee. */
const aboutParties = {
  PARTY_NOT_FOUND: {
    severity: 'INPUT',
    vi: 'Không tìm thấy {partyVi} trong cơ sở dữ liệu dân cư; kiểm tra lại số định danh.',
    en: 'The {partyEn} is not known to the population database; check the personal identifier.',
    source: 'population',
  },
  IDENTIFIER_CANCELLED: {
    severity: 'INPUT',
    vi: 'Số định danh của {partyVi} đã bị huỷ và xác lập lại; dùng số mới.',
    en: 'The personal identifier of the {partyEn} was cancelled and issued anew; use the new one.',
    article: 'NĐ 70/2024/NĐ-CP, Điều 11',
    source: 'population',
  },
  TRANSFEROR_DECEASED: {
    severity: 'STOP',
    vi: 'Bên chuyển nhượng đã chết; chỉ thực hiện thủ tục thừa kế.',
    en: 'The transferor has died; only the inheritance procedure is open.',
    article: LAND_LAW,
  },
  TRANSFEREE_DECEASED: {
    severity: 'STOP',
    vi: 'Bên nhận chuyển nhượng đã chết.',
    en: 'The transferee has died.',
    article: LAND_LAW,
  },
  PARTY_ABSENT: {
    severity: 'STOP',
    vi: '{partyVi} bị tuyên bố mất tích; không thể tự mình giao dịch.',
    en: 'The {partyEn} has been declared missing and cannot act.',
    source: 'population',
  },
  SAME_PARTY: {
    severity: 'STOP',
    vi: 'Bên chuyển nhượng và bên nhận là cùng một người.',
    en: 'Transferor and transferee are the same person.',
  },
  TAX_CODE_STOPPED: {
    severity: 'STOP',
    vi: 'Mã số thuế của {partyVi} ở trạng thái {status} ({statusVi}); cơ quan thuế chưa thể ra thông báo.',
    en: 'The tax code of the {partyEn} has status {status} ({statusEn}); the tax office cannot issue a notice.',
    article: TAX_ADMINISTRATION,
    source: 'tax',
  },
  TAX_CODE_DOUBTFUL: {
    severity: 'WARNING',
    vi: 'Mã số thuế của {partyVi} ở trạng thái {status} ({statusVi}).',
    en: 'The tax code of the {partyEn} has status {status} ({statusEn}).',
    article: TAX_ADMINISTRATION,
    source: 'tax',
  },
  TAXPAYER_UNKNOWN: {
    severity: 'WARNING',
    vi: 'Cơ quan thuế chưa có {partyVi}; số định danh cá nhân được dùng làm mã số thuế.',
    en: 'The tax office does not know the {partyEn} yet; the personal identifier serves as tax code.',
    article: TAX_ADMINISTRATION,
    source: 'tax',
  },
  SPOUSE_NOT_ON_CERTIFICATE: {
    severity: 'INPUT',
    vi: 'Thửa đất có được trong thời kỳ hôn nhân nhưng vợ hoặc chồng không có tên trên giấy chứng nhận; cần văn bản đồng ý hoặc chứng minh tài sản riêng.',
    en: 'The parcel was acquired during the marriage, and the spouse is not on the certificate; a written consent or proof of separate property is needed.',
    article: LAND_LAW,
  },
  MARITAL_STATUS_UNCLEAR: {
    severity: 'WARNING',
    vi: 'Dữ liệu dân cư ghi đang có vợ hoặc chồng nhưng hộ tịch không có đăng ký kết hôn; cần làm rõ đồng sở hữu.',
    en: 'The population database says married, but civil status has no marriage; clarify whether a spouse owns a share.',
    source: 'justice',
  },
} as const satisfies IssueTexts<string>;

/** What the slip can say about the parcel, its holders and its certificate. */
const aboutParcel = {
  PARCEL_NOT_FOUND: {
    severity: 'INPUT',
    vi: 'Không tìm thấy thửa đất theo địa chỉ pháp lý đã nêu.',
    en: 'No parcel has the legal address that was given.',
    source: 'land',
  },
  PARCEL_AMBIGUOUS: {
    severity: 'INPUT',
    vi: 'Sau khi sáp nhập, nhiều thửa có cùng số tờ và số thửa; cần nêu mã xã cũ: {unitsVi}.',
    en: 'Since the communes merged, several parcels share sheet and number; give the old commune: {unitsVi}.',
    article: 'Nghị quyết 202/2025/QH15, QĐ 19/2025/QĐ-TTg',
    source: 'land',
  },
  PARCEL_NOT_ACTIVE: {
    severity: 'STOP',
    vi: 'Thửa đất đã tách hoặc hợp, không còn hiệu lực.',
    en: 'The parcel was split or merged and is no longer active.',
    source: 'land',
  },
  MORTGAGED: {
    severity: 'STOP',
    vi: 'Thửa đất đang thế chấp từ ngày {from}; phải xoá thế chấp trước.',
    en: 'The parcel has been mortgaged since {from}; the mortgage must be lifted first.',
    article: LAND_LAW,
    source: 'land',
  },
  DISTRAINED: {
    severity: 'STOP',
    vi: 'Quyền sử dụng đất đang bị kê biên từ ngày {from}.',
    en: 'The land-use right has been under distraint since {from}.',
    article: LAND_LAW,
    source: 'land',
  },
  TRANSFER_BLOCKED: {
    severity: 'STOP',
    vi: 'Thửa đất đang bị ngăn chặn giao dịch từ ngày {from}.',
    en: 'Transfers of the parcel have been blocked by order since {from}.',
    article: LAND_LAW,
    source: 'land',
  },
  RESTRICTION_UNKNOWN: {
    severity: 'STOP',
    vi: 'Thửa đất có hạn chế quyền chưa rõ loại từ ngày {from}.',
    en: 'The parcel carries a restriction of unknown kind since {from}.',
    article: LAND_LAW,
    source: 'land',
  },
  TRANSFEROR_NOT_HOLDER: {
    severity: 'STOP',
    vi: 'Bên chuyển nhượng không đứng tên quyền sử dụng thửa đất này.',
    en: 'The transferor does not hold the right to this parcel.',
    article: LAND_LAW,
    source: 'land',
  },
  HOUSEHOLD_CONSENT: {
    severity: 'INPUT',
    vi: 'Giấy chứng nhận cấp cho hộ gia đình; cần văn bản đồng ý của các thành viên có chung quyền.',
    en: 'The certificate names a household; the written consent of all members who share the right is needed.',
    article: LAND_LAW,
  },
  CO_HOLDER_CONSENT: {
    severity: 'INPUT',
    vi: 'Thửa đất có người đồng sử dụng khác; cần họ cùng ký hoặc đồng ý.',
    en: 'Others hold the parcel as well; they must sign or consent.',
    article: LAND_LAW,
  },
  COUPLE_MUST_SIGN: {
    severity: 'WARNING',
    vi: 'Quyền sử dụng đất là của vợ chồng; hợp đồng phải có chữ ký của cả hai.',
    en: 'The right belongs to husband and wife; the contract must bear both signatures.',
    article: LAND_LAW,
  },
  CERTIFICATE_MISSING: {
    severity: 'INPUT',
    vi: 'Thửa đất chưa có giấy chứng nhận trong cơ sở dữ liệu.',
    en: 'The register has no certificate for the parcel.',
    article: LAND_LAW,
    source: 'land',
  },
  CERTIFICATE_SERIAL_MISMATCH: {
    severity: 'INPUT',
    vi: 'Số phát hành đã nêu không khớp giấy chứng nhận của thửa đất.',
    en: 'The serial that was given is not that of a certificate of the parcel.',
    article: LAND_LAW,
    source: 'land',
  },
  CERTIFICATE_NOT_VALID: {
    severity: 'STOP',
    vi: 'Giấy chứng nhận không còn hiệu lực (thu hồi, huỷ hoặc báo mất).',
    en: 'The certificate is no longer valid (withdrawn, annulled or lost).',
    article: LAND_LAW,
    source: 'land',
  },
} as const satisfies IssueTexts<string>;

/** Everything that a slip can say. */
export const transferIssueTexts = { ...aboutParties, ...aboutParcel } as const satisfies IssueTexts<string>;

export type TransferIssueCode = keyof typeof transferIssueTexts;
