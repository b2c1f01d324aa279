import { documentType } from './codes.ts';

/** How a paper of a dossier is replaced. */
export type Finder =
  'identity' | 'birth' | 'marriage' | 'maritalStatus' | 'death' | 'residence' | 'land' | 'healthCard' | 'enterprise';

/** A kind of paper and the database that stands for it. */
export interface DocumentRule {
  readonly source: string;
  readonly databaseVi: string;
  readonly databaseEn: string;
  /** Whether the owner has published the database, so that the paper may no longer be asked for. */
  readonly published: boolean;
  /** Absent where the class of the data forbids its use for this purpose. */
  readonly finder?: Finder;
}

/**
 * Which database replaces which paper, by DOC_TYPE. What is published changes by decision of each owner.
 * A kind that is missing here has no database in the graph: its paper is still accepted.
 *
 * From: NQ 66.7/2025/NQ-CP (no paper for what stands in a published database), QĐ 11/2026/QĐ-TTg (national databases).
 */
export const documentRules: Readonly<Record<string, DocumentRule>> = {
  [documentType.identityCard]: population('identity'),
  [documentType.citizenCard]: population('identity'),
  [documentType.residenceConfirmation]: population('residence'),
  [documentType.birthCertificate]: civilStatus('birth'),
  [documentType.marriageCertificate]: civilStatus('marriage'),
  [documentType.maritalConfirmation]: civilStatus('maritalStatus'),
  [documentType.deathCertificate]: civilStatus('death'),
  [documentType.landCertificate]: {
    source: 'land',
    databaseVi: 'Cơ sở dữ liệu đất đai',
    databaseEn: 'land database',
    published: true,
    finder: 'land',
  },
  [documentType.healthCard]: {
    source: 'finance',
    databaseVi: 'Cơ sở dữ liệu bảo hiểm',
    databaseEn: 'insurance database',
    published: true,
    finder: 'healthCard',
  },
  [documentType.enterpriseRegistration]: enterprise(),
  [documentType.businessRegistration]: enterprise(),
  [documentType.dischargePaper]: healthData(),
  [documentType.laboratoryReport]: healthData(),
};

/** Rules cited with outcomes. */
export const componentArticles = {
  noPaper: 'NQ 66.7/2025/NQ-CP; NĐ 118/2025/NĐ-CP',
  healthData: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 26 khoản 2',
} as const;

function population(finder: Finder): DocumentRule {
  return {
    source: 'population',
    databaseVi: 'Cơ sở dữ liệu quốc gia về dân cư',
    databaseEn: 'national population database',
    published: true,
    finder,
  };
}

function civilStatus(finder: Finder): DocumentRule {
  return {
    source: 'justice',
    databaseVi: 'Cơ sở dữ liệu hộ tịch điện tử',
    databaseEn: 'electronic civil status database',
    published: true,
    finder,
  };
}

function enterprise(): DocumentRule {
  return {
    source: 'finance',
    databaseVi: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp',
    databaseEn: 'national enterprise registration database',
    published: true,
    finder: 'enterprise',
  };
}

function healthData(): DocumentRule {
  return { source: 'health', databaseVi: 'Cơ sở dữ liệu y tế', databaseEn: 'health database', published: true };
}
