import { residenceRules } from '../config/residence.ts';
import type { IssueTexts } from '../shared/issue.ts';

/** What an assessment can say. */
export const residenceIssueTexts = {
  APPLICANT_NOT_FOUND: {
    severity: 'INPUT',
    vi: 'Không tìm thấy người đăng ký trong cơ sở dữ liệu dân cư; kiểm tra lại số định danh.',
    en: 'The applicant is not known to the population database; check the personal identifier.',
    source: 'population',
  },
  IDENTIFIER_CANCELLED: {
    severity: 'INPUT',
    vi: 'Số định danh của người đăng ký đã bị huỷ và xác lập lại; dùng số mới.',
    en: 'The personal identifier of the applicant was cancelled and issued anew; use the new one.',
    article: residenceRules.identifierChange,
    source: 'population',
  },
  APPLICANT_NOT_ALIVE: {
    severity: 'INPUT',
    vi: 'Dữ liệu dân cư ghi người đăng ký đã chết hoặc mất tích; kiểm tra lại số định danh.',
    en: 'The population database says that the applicant has died or is missing; check the personal identifier.',
    source: 'population',
  },
  HOME_NOT_FOUND: {
    severity: 'INPUT',
    vi: 'Cơ sở dữ liệu đất đai không có thửa đất này; kiểm tra lại mã hoặc nộp giấy tờ chứng minh chỗ ở hợp pháp.',
    en: 'The land register does not have this parcel; check its identifier or show papers of a lawful home.',
    article: residenceRules.law,
    source: 'land',
  },
  NOT_RESIDENTIAL: {
    severity: 'WARNING',
    vi: 'Thửa đất không có mục đích đất ở theo cơ sở dữ liệu đất đai; cần làm rõ chỗ ở hợp pháp.',
    en: 'The land register gives the parcel no residential purpose; clarify whether it is a lawful home.',
    article: residenceRules.law,
    source: 'land',
  },
  COMMUNE_MERGED: {
    severity: 'INFO',
    vi: 'Giấy tờ nhà đất ghi xã cũ {oldVi}; đăng ký theo đơn vị mới {newVi}, mã cũ vẫn giữ trên hồ sơ.',
    en: 'The papers of the home name the old commune {oldVi}; it is registered in {newVi}, the old code stays on record.',
    article: 'NQ 202/2025/QH15; QĐ 19/2025/QĐ-TTg',
  },
  COMMUNE_SPLIT: {
    severity: 'INPUT',
    vi: 'Xã cũ {oldVi} đã chia vào nhiều xã; cần địa chỉ chi tiết để xác định xã mới.',
    en: 'The old commune {oldVi} was divided among several; the detailed address decides which.',
    article: 'NQ 202/2025/QH15; QĐ 19/2025/QĐ-TTg',
  },
  ALREADY_REGISTERED: {
    severity: 'INFO',
    vi: 'Người đăng ký đã thường trú tại xã này.',
    en: 'The applicant is already a permanent resident of this commune.',
    source: 'population',
  },
  OWNER_CONFIRMS: {
    severity: 'INFO',
    vi: 'Quan hệ với chủ sở hữu được chứng minh bằng dữ liệu; chủ sở hữu ghi ý kiến ngay trên tờ khai CT01.',
    en: 'The relation to the owner is proved by data; the owner states agreement on the form CT01 itself.',
    article: residenceRules.law,
  },
  OWNER_CONSENT_NEEDED: {
    severity: 'INPUT',
    vi: 'Người đăng ký không phải chủ sở hữu và không khai quan hệ; cần chủ sở hữu đồng ý bằng văn bản.',
    en: 'The applicant is not the owner and claims no relation; the written consent of the owner is needed.',
    article: residenceRules.law,
  },
  RELATION_NOT_FOUND: {
    severity: 'INPUT',
    vi: 'Không cơ sở dữ liệu nào có quan hệ đã khai; công dân bổ sung giấy tờ, đồng thời đã lập yêu cầu cập nhật.',
    en: 'No register has the claimed relation; the citizen supplements a paper, and a correction has been requested.',
    article: residenceRules.noPaper,
    source: 'justice',
  },
  RELATION_ENDED: {
    severity: 'INPUT',
    vi: 'Quan hệ hôn nhân đã khai không còn hiệu lực theo hộ tịch.',
    en: 'The claimed marriage is no longer in force in civil status.',
    article: residenceRules.noPaper,
    source: 'justice',
  },
} as const satisfies IssueTexts<string>;
