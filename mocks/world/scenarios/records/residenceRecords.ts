import type { Citizen } from '../../family/citizen.ts';
import { dossierRows, procedureOf } from '../../ministries/governmentOfficeRows.ts';
import { marriageRow } from '../../ministries/justiceRows.ts';
import { coupleRows, householdRows, parentRows } from '../../ministries/kinRows.ts';
import type { TableRow } from '../../row.ts';
import { RESIDENCE_SCENARIOS } from '../residenceScenarios.ts';
import type { Scenario } from '../scenario.ts';
import { AT, everydayRows, homeAt, person, textId, union, type Role } from './cast.ts';
import { plotRows } from './plot.ts';

type Part = Pick<Role, 'name' | 'born' | 'marital'>;

const OWNERS: Readonly<Record<string, Part>> = {
  'residence-own-home': { name: 'Châu Thanh Hải', born: '1982-02-14' },
  'residence-spouse-home': { name: 'Hoàng Quốc Việt', born: '1984-10-28', marital: '2' },
  'residence-parent-home': { name: 'Trần Thị Ngọc Lan', born: '1976-06-06', marital: '4' },
  'residence-tenant': { name: 'Quách Thị Kim Dung', born: '1970-12-12' },
  'residence-merged-commune': { name: 'Hà Văn Đông', born: '1983-05-05' },
  'residence-relation-missing': { name: 'Đào Trọng Nghĩa', born: '1969-08-19' },
};

const APPLICANTS: Readonly<Record<string, Part>> = {
  'residence-spouse-home': { name: 'Phùng Thị Thu Hà', born: '1988-03-31', marital: '2' },
  'residence-parent-home': { name: 'Nguyễn Gia Bảo', born: '2003-01-20' },
  'residence-tenant': { name: 'Lê Anh Tài', born: '1995-11-02' },
  'residence-relation-missing': { name: 'Đào Minh Quân', born: '1998-07-07' },
};

/** Records of all residence scenarios: an owner with a home, and an applicant who lives elsewhere so far. */
export function residenceRecords(): TableRow[] {
  return RESIDENCE_SCENARIOS.flatMap((scenario, index) => scenarioRows(scenario, 9921 + index));
}

function scenarioRows({ name, ids }: Scenario, number: number): TableRow[] {
  const isMerged = name === 'residence-merged-commune';
  const home = isMerged
    ? homeAt(25, '25 đường Hùng Vương', '19333', textId(ids, 'oldCommuneCode'))
    : homeAt(number - 9800, `${number - 9850} đường Trần Hưng Đạo`);
  const elsewhere = homeAt(number - 9780, `${number - 9800} đường Quang Trung`, '26743');
  const isOwner = ids['applicantId'] === ids['ownerId'];
  const owner = person({
    ...part(OWNERS, name),
    id: textId(ids, 'ownerId'),
    home: isOwner && !isMerged ? elsewhere : home,
  });
  const plot = {
    recordId: textId(ids, 'parcelRecordId'),
    sheet: '97',
    no: number,
    serial: `AA 0097${number}`,
    home,
    holders: [owner],
    // Owned before the marriage, so the husband's own.
    from: '2009-03-03',
  };
  const dossier = {
    code: textId(ids, 'dossierCode'),
    procedure: procedureOf('1.004222'),
    applicantId: textId(ids, 'applicantId'),
    receivedAt: '2026-11-12T09:15:00+07:00',
    dueAt: '2026-11-21T17:00:00+07:00',
    status: 'DXL',
    parties: [
      { role: 'CSH', personId: owner.id },
      { role: 'THUA', parcelRecordId: textId(ids, 'parcelRecordId') },
      { role: 'CQPH', agency: 'G01.26.01' },
    ] as const,
  };
  const rows = [
    ...everydayRows(owner),
    ...plotRows(plot),
    ...dossierRows(dossier, AT),
    ...householdRows(owner.householdId, [{ citizen: owner, role: 'CH' }], AT),
  ];
  if (isOwner) return rows;
  const applicant = person({ ...part(APPLICANTS, name), id: textId(ids, 'applicantId'), home: elsewhere });
  return [
    ...rows,
    ...householdRows(applicant.householdId, [{ citizen: applicant, role: 'CH' }], AT),
    ...applicantRows(name, ids, owner, applicant),
  ];
}

function applicantRows(name: string, ids: Scenario['ids'], owner: Citizen, applicant: Citizen): TableRow[] {
  switch (name) {
    case 'residence-spouse-home': {
      const marriage = union({
        regNo: textId(ids, 'marriageRegNo'),
        husband: owner,
        wife: applicant,
        from: '2012-02-18',
      });
      return [...everydayRows(applicant), marriageRow(marriage, AT), ...coupleRows(owner, applicant, AT)];
    }
    case 'residence-parent-home':
      return [
        ...everydayRows(applicant, { birth: { regNo: textId(ids, 'birthRegNo'), parents: { mother: owner } } }),
        ...parentRows(applicant, owner, AT),
      ];
    default:
      return everydayRows(applicant);
  }
}

function part(parts: Readonly<Record<string, Part>>, name: string): Part {
  const found = parts[name];
  if (found === undefined) throw new Error(`Nobody plays in ${name}.`);
  return found;
}
