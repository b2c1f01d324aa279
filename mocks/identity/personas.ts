import { officers } from './officers.ts';
import { scenario } from '../world/scenarios.ts';
import type { Persona } from './persona.ts';

const citizens: readonly Persona[] = [
  {
    id: 'citizen',
    nameVi: 'Nguyễn Văn An',
    nameEn: 'Citizen',
    role: 'citizen',
    personalId: String(scenario('residence-own-home').ids['applicantId']),
    isOfficer: false,
    jurisdiction: '00',
    assurance: 'level-2',
    purposes: ['SELF_ACCESS', 'OPEN_DATA'],
    descriptionVi: 'Công dân đăng nhập bằng định danh điện tử mức 2, xem dữ liệu của chính mình.',
    descriptionEn: 'Signed in with electronic identity of level 2 to see what is kept about them.',
  },
  {
    id: 'citizen-level-1',
    nameVi: 'Phùng Thị Thu Hà',
    nameEn: 'Citizen with electronic identity of level 1',
    role: 'citizen',
    personalId: String(scenario('residence-spouse-home').ids['applicantId']),
    isOfficer: false,
    jurisdiction: '00',
    assurance: 'level-1',
    purposes: ['SELF_ACCESS', 'OPEN_DATA'],
    descriptionVi: 'Công dân đăng nhập bằng định danh điện tử mức 1, chỉ được xem dữ liệu mở.',
    descriptionEn: 'Signed in with electronic identity of level 1, which opens no more than open data.',
  },
  {
    id: 'insurance-assessor',
    nameVi: 'Ngô Hải Yến',
    nameEn: 'Insurance assessor',
    role: 'insurance-assessor',
    personalId: '033190900120',
    organisation: '0990740030',
    isOfficer: false,
    jurisdiction: '00',
    assurance: 'level-2',
    purposes: ['INSURANCE_ASSESSMENT', 'OPEN_DATA'],
    descriptionVi: 'Giám định viên của doanh nghiệp bảo hiểm, đọc dữ liệu y tế khi người được bảo hiểm đồng ý.',
    descriptionEn: 'Assesses claims for an insurer, and reads health data to which the insured has agreed.',
  },
  {
    id: 'enterprise-representative',
    nameVi: 'Phan Thị Kim Oanh',
    nameEn: 'Legal representative of an enterprise',
    role: 'enterprise-representative',
    personalId: String(scenario('enterprise-representative-changed').ids['currentRepresentativeId']),
    organisation: String(scenario('enterprise-representative-changed').ids['enterpriseCode']),
    isOfficer: false,
    jurisdiction: '00',
    assurance: 'level-2',
    purposes: ['SELF_ACCESS', 'OPEN_DATA'],
    descriptionVi: 'Người đại diện theo pháp luật của doanh nghiệp.',
    descriptionEn: 'Speaks for an enterprise as its legal representative.',
  },
];

/** Everybody whom the identity service knows. */
export const personas: readonly Persona[] = [...officers, ...citizens];
