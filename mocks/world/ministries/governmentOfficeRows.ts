import { officeTime } from '../calendar/times.ts';
import { REFERENCE_DAY } from '../calendar/days.ts';
import type { Family } from '../family/family.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import type { Row, TableRow } from '../row.ts';
import { agencyOfDossier, dossierCode } from './dossierCode.ts';
import { partyRows, personsAs, type DossierParty } from './dossierParties.ts';
import type { Parcel } from './parcel.ts';
import { ONE_STOP_PROCEDURES, PROCEDURES, type Procedure } from '../../../src/synthetic/procedures.ts';

function into(table: string, row: Row): TableRow {
  return { ministry: 'government-office', table, row };
}

export interface Dossier {
  readonly code: string;
  readonly procedure: Procedure;
  readonly applicantId: string;
  /** `YYYY-MM-DDTHH:MM:SS+07:00` */
  readonly receivedAt: string;
  readonly dueAt: string;
  /** TN received, DXL in work, YCBS supplement asked, DTR answered, TC refused. */
  readonly status: string;
  /** Whom it concerns besides the applicant and the office that received it. */
  readonly parties: readonly DossierParty[];
  /** Outcome per part; absent while none has been looked up. */
  readonly outcome?: (part: number) => string;
}

/** A dossier with a row for each part that its procedure asks for, and for everybody concerned. */
export function dossierRows(
  { code, procedure, applicantId, receivedAt, dueAt, status, parties, outcome }: Dossier,
  at: string,
): TableRow[] {
  const office = agencyOfDossier(code);
  const everybody: readonly DossierParty[] = [
    { role: 'CQGQ', agency: office },
    { role: 'NOP', personId: applicantId },
    ...parties,
  ];
  return [
    into('ho_so', {
      ma_ho_so: code,
      ma_thu_tuc: procedure.code,
      so_dinh_danh_nguoi_nop: applicantId,
      tiep_nhan_luc: receivedAt,
      hen_tra_luc: dueAt,
      trang_thai: status,
      ket_qua: status === 'DTR' ? 'Đã trả kết quả' : null,
      ma_co_quan: office,
      cap_nhat_luc: at,
    }),
    ...partyRows(code, everybody, at),
    ...procedure.parts.map((part, index) =>
      into('thanh_phan_ho_so', {
        ma_tp_ho_so: `${code}-${index + 1}`,
        ma_ho_so: code,
        ma_thanh_phan: part.code,
        ket_qua_khai_thac: outcome?.(index) ?? null,
        da_xac_minh: outcome?.(index) === 'CO' ? 1 : 0,
        cap_nhat_luc: at,
      }),
    ),
  ];
}

/** The dossiers of a family: one where it changed land, now and then another. */
export function governmentOfficeRows(seed: number, family: Family, parcels: readonly Parcel[], at: string): TableRow[] {
  const random = createRandom(seed, family.index, 9);
  const rows: TableRow[] = [];
  for (const { recordId, transfers } of parcels) {
    for (const { dossierCode: code, kind, fromId, toId, on } of transfers) {
      const procedure = procedureOf(kind === 'CN' ? '1.115668' : '1.115671');
      const parties: readonly DossierParty[] = [
        { role: 'CHUYEN', personId: fromId },
        { role: 'NHAN', personId: toId },
        { role: 'THUA', parcelRecordId: recordId },
      ];
      rows.push(...dossierRows({ ...makeDossier(code, procedure, toId, on, random), parties }, at));
    }
  }
  for (const which of [0, 1] as const) {
    if (!random.chance(0.12)) continue;
    const day = random.between(REFERENCE_DAY - 900, REFERENCE_DAY - 3);
    const code = dossierCode(family.place, which, day);
    const procedure = random.pick(ONE_STOP_PROCEDURES);
    const applicant = random.pick(family.members);
    const household = family.members.filter(({ id }) => id !== applicant.id).map(({ id }) => id);
    const parties = personsAs('TV', household);
    rows.push(...dossierRows({ ...makeDossier(code, procedure, applicant.id, day, random), parties }, at));
  }
  return rows;
}

/** The procedure with this code. */
export function procedureOf(code: string): Procedure {
  const found = PROCEDURES.find((procedure) => procedure.code === code);
  if (found === undefined) throw new Error(`The world has no procedure ${code}.`);
  return found;
}

function makeDossier(
  code: string,
  procedure: Procedure,
  applicantId: string,
  day: number,
  random: Random,
): Omit<Dossier, 'parties'> {
  const isOpen = day > REFERENCE_DAY - 12;
  const draw = random.next();
  const outcome = draw < 0.85 ? 'CO' : draw < 0.95 ? 'KHONG' : 'LECH';
  return {
    code,
    procedure,
    applicantId,
    receivedAt: officeTime(day, random),
    dueAt: officeTime(day + 10, random),
    status: isOpen ? random.pick(['TN', 'DXL', 'YCBS']) : random.chance(0.95) ? 'DTR' : 'TC',
    ...(isOpen ? {} : { outcome: (part: number) => (procedure.parts[part]?.source === 'GIAY' ? 'TC' : outcome) }),
  };
}
