import { certificateStatus, documentType } from '../config/codes.ts';
import { evidenceOf, type Evidence } from '../shared/evidence.ts';
import { present } from '../shared/maybe.ts';
import type { Home } from './types.ts';

/** One paper of the application, and the record that stands for it. */
export interface ReplacedComponent {
  readonly componentName: string;
  readonly componentNameEn: string;
  readonly outcome: 'FOUND' | 'NOT_FOUND' | 'MISMATCH' | 'UNAVAILABLE';
  readonly evidence: Evidence | null;
  readonly reasonVi: string;
  readonly reasonEn: string;
}

/** Papers on the lawful home: the register's certificate stands for them. */
export function homeComponent(home: Home, isOwner: boolean): ReplacedComponent {
  const certificate = present(home.certificates).find((one) => one.certificateStatus === certificateStatus.valid);
  return {
    componentName: 'Giấy tờ chứng minh chỗ ở hợp pháp',
    componentNameEn: 'Proof of a lawful home',
    outcome: 'FOUND',
    evidence: evidenceOf(
      'land',
      documentType.landCertificate,
      certificate?.certificateSerial,
      certificate?.certificateIssueDate,
    ),
    reasonVi: isOwner
      ? 'Người đăng ký đứng tên quyền sử dụng đất.'
      : 'Thửa đất có người đứng tên trong cơ sở dữ liệu đất đai.',
    reasonEn: isOwner ? 'The applicant holds the right to the land.' : 'The land register names a holder of the land.',
  };
}

/** Papers on what the applicant is of the owner. */
export function relationComponent(
  outcome: ReplacedComponent['outcome'],
  evidence: Evidence | null,
  reason: { readonly vi: string; readonly en: string },
): ReplacedComponent {
  return {
    componentName: 'Giấy tờ chứng minh quan hệ với chủ sở hữu',
    componentNameEn: 'Proof of the relation to the owner',
    outcome,
    evidence,
    reasonVi: reason.vi,
    reasonEn: reason.en,
  };
}
