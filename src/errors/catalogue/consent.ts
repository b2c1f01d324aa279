import type { ErrorEntry } from '../template.ts';

/** Errors of consent: giving, confirming, withdrawing. `CONSENT_MISSING` is an error of access. */
export const consentErrors = {
  CONSENT_NOT_GIVEN: {
    status: 200,
    en: 'The person has not said yes, and silence is no consent.',
    vi: 'Người này chưa nói đồng ý; im lặng không phải là đồng ý.',
    remedyEn: 'Ask the person, and send `agreed: true` once they have said so themselves.',
    remedyVi: 'Hỏi người đó và gửi `agreed: true` khi chính họ đã đồng ý.',
  },
  CONSENT_ONLY_CITIZENS: {
    status: 200,
    en: 'Consent is given by a person who is signed in as a citizen, for themselves or for their child.',
    vi: 'Chỉ công dân đăng nhập cho chính mình hoặc cho con mới có thể đồng ý.',
    remedyEn: 'Sign in as a citizen with an electronic identity of level 2.',
    remedyVi: 'Đăng nhập với vai trò công dân bằng định danh điện tử mức 2.',
  },
  CONSENT_PURPOSE: {
    status: 200,
    en: 'There is no such purpose that needs consent.',
    vi: 'Không có mục đích nào như vậy cần sự đồng ý.',
    remedyEn: 'Name one of /api/purposes that lists groups under `consent`; each receipt is for one purpose.',
    remedyVi: 'Nêu một mục đích trong /api/purposes có mục `consent`; mỗi biên nhận chỉ cho một mục đích.',
  },
  CONSENT_GROUPS: {
    status: 200,
    en: 'The groups named are not those to which the purpose {purpose} needs consent ({groups}).',
    vi: 'Nhóm dữ liệu nêu ra không thuộc các nhóm cần đồng ý của mục đích {purpose} ({groups}).',
    remedyEn: 'Name at least one of them, and no others.',
    remedyVi: 'Nêu ít nhất một trong các nhóm đó và không nêu nhóm khác.',
  },
  CONSENT_TERM: {
    status: 200,
    en: 'The time of the consent is empty, over, longer than five years, or begins before it is given.',
    vi: 'Thời hạn đồng ý trống, đã hết, dài quá năm năm hoặc bắt đầu trước khi đồng ý.',
    remedyEn: 'Give `to` a moment after `from` and after now; for a child under seven, before the seventh birthday.',
    remedyVi: 'Chọn `to` sau `from` và sau hiện tại; với trẻ dưới bảy tuổi, trước ngày tròn bảy tuổi.',
  },
  CONSENT_TEXT: {
    status: 200,
    en: 'The field {field} is empty, longer than {most} characters, or holds signs that cannot be seen.',
    vi: 'Mục {field} để trống, dài quá {most} ký tự hoặc chứa ký tự không nhìn thấy.',
    remedyEn: 'Send a short line of text.',
    remedyVi: 'Gửi một dòng chữ ngắn.',
  },
  CONSENT_HASH: {
    status: 200,
    en: 'The hash of the text that was agreed to is not a SHA-256 in 64 small hexadecimal digits.',
    vi: 'Giá trị băm của văn bản đồng ý không phải SHA-256 gồm 64 chữ số thập lục phân thường.',
    remedyEn: 'Hash the text as the person saw it; the text itself stays where it was signed.',
    remedyVi: 'Băm đúng văn bản mà người đó đã xem; văn bản được giữ ở nơi ký.',
  },
  CONSENT_AGE_UNKNOWN: {
    status: 200,
    en: 'The registers do not say how old the person is, so it is not known who has to agree.',
    vi: 'Cơ sở dữ liệu chưa có ngày sinh nên chưa xác định được ai phải đồng ý.',
    remedyEn: 'Have the date of birth entered in the population register.',
    remedyVi: 'Đề nghị cập nhật ngày sinh trong cơ sở dữ liệu dân cư.',
  },
  CONSENT_TOO_YOUNG: {
    status: 200,
    en: 'A child under {age} is spoken for by a parent or legal representative.',
    vi: 'Trẻ dưới {age} tuổi do cha, mẹ hoặc người đại diện đồng ý thay.',
    remedyEn: 'A parent or legal representative gives the consent, with the child as `subject`.',
    remedyVi: 'Cha, mẹ hoặc người đại diện đồng ý, nêu trẻ ở `subject`.',
  },
  CONSENT_NOT_GUARDIAN: {
    status: 200,
    en: 'The registers do not show the person as a child of whom you are a parent or legal representative.',
    vi: 'Cơ sở dữ liệu không cho thấy bạn là cha, mẹ hoặc người đại diện của trẻ này.',
    remedyEn: 'Leave `subject` out to agree for yourself; grown people agree for themselves.',
    remedyVi: 'Bỏ `subject` nếu đồng ý cho chính mình; người thành niên tự đồng ý.',
  },
  CONSENT_REGISTER: {
    status: 200,
    en: 'The registers that tell age and guardians do not answer, so no consent can be taken now.',
    vi: 'Cơ sở dữ liệu về tuổi và người đại diện chưa phản hồi nên chưa thể nhận sự đồng ý.',
    remedyEn: 'Try again shortly. Withdrawing is possible all the time.',
    remedyVi: 'Thử lại sau ít phút. Việc rút đồng ý luôn thực hiện được.',
  },
  CONSENT_UNKNOWN: {
    status: 200,
    en: 'There is no such receipt of yours.',
    vi: 'Không có biên nhận nào như vậy của bạn.',
    remedyEn: 'Look at your own receipts.',
    remedyVi: 'Xem danh sách biên nhận của mình.',
  },
  CONSENT_WITHDRAWN: {
    status: 200,
    en: 'The consent was withdrawn and cannot be taken up again.',
    vi: 'Sự đồng ý đã được rút và không thể dùng lại.',
    remedyEn: 'Give a new consent.',
    remedyVi: 'Đồng ý lại bằng biên nhận mới.',
  },
  CONSENT_TOO_MANY: {
    status: 200,
    en: 'There are {most} receipts open already, which is as many as are taken.',
    vi: 'Đã có {most} biên nhận còn hiệu lực, là mức tối đa.',
    remedyEn: 'Withdraw those that are no longer wanted.',
    remedyVi: 'Rút những biên nhận không còn cần.',
  },
  INSTALLATION_SECRET_FILE: {
    status: 500,
    en: 'The file {file} of the secret of this installation cannot be used: {problem}.',
    vi: 'Không dùng được tệp {file} chứa bí mật của hệ thống này: {problem}.',
    remedyEn:
      'Give the gateway the right to read and write it, or restore it from a copy; with a new secret the receipts of consent and the reviews of emergencies are found no more.',
    remedyVi:
      'Cấp quyền đọc, ghi cho cổng hoặc khôi phục từ bản sao; với bí mật mới sẽ không còn tìm được biên nhận đồng ý và hồ sơ rà soát khẩn cấp.',
  },
  CONSENT_STORE: {
    status: 503,
    en: 'The store of consents does not answer ({problem}).',
    vi: 'Kho biên nhận đồng ý không phản hồi ({problem}).',
    remedyEn: 'Try again shortly; operators: see `consent.url` and the data folder.',
    remedyVi: 'Thử lại sau ít phút; người vận hành: xem `consent.url` và thư mục dữ liệu.',
  },
} as const satisfies Record<string, ErrorEntry>;
