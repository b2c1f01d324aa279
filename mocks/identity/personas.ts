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
