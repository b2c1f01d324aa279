import { dayText, REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import type { Family } from '../family/family.ts';
import { currentAddress } from '../family/home.ts';
import { digits } from '../../../src/synthetic/identity/personalId.ts';
import { createRandom } from '../../../src/synthetic/random.ts';
import type { Row, TableRow } from '../row.ts';
import { employerOf, type Enterprise } from './enterprise.ts';
import { facilityOf } from '../../../src/synthetic/health/facilities.ts';

function into(table: string, row: Row): TableRow {
  return { ministry: 'finance', table, row };
}

export function enterpriseRows(enterprise: Enterprise, at: string): TableRow[] {
  const { code, home, representatives } = enterprise;
  return [
    into('doanh_nghiep', {
      ma_so_dn: code,
      ten_tieng_viet: enterprise.name,
      ten_tieng_anh: enterprise.nameEn,
      loai_hinh: enterprise.type,
      dia_chi_chi_tiet: home.detail,
      ma_xa: home.commune.code,
      ma_tinh: home.commune.province,
      dia_chi_goc: currentAddress(home),
      ma_xa_cu: home.oldCommune.code,
      von_dieu_le: enterprise.capital,
      tinh_trang: enterprise.status,
      nganh_nghe: enterprise.industries,
      ngay_dang_ky: dayText(enterprise.registered),
      cap_nhat_luc: at,
    }),
    ...representatives.map((representative, nth) =>
      into('nguoi_dai_dien', {
        ma_dai_dien: `DDPL-${code}-${nth + 1}`,
        ma_so_dn: code,
        so_dinh_danh: representative.personId,
        chuc_danh: representative.title,
        tu_ngay: dayText(representative.from),
        den_ngay: representative.to === undefined ? null : dayText(representative.to),
        cap_nhat_luc: at,
      }),
    ),
  ];
}

export interface Insurance {
  /** Ten digits, each person's own. */
  readonly number: string;
  readonly employer?: string;
  /** Whether the person takes part in social insurance, not health insurance alone. */
  readonly isParticipant: boolean;
  readonly hasCard: boolean;
}

/** Social insurance and health card of one person. The dead have stopped, their card has ended. */
export function insuranceRows(
  person: Citizen,
  { number, employer, isParticipant, hasCard }: Insurance,
  at: string,
): TableRow[] {
  const age = Math.floor((REFERENCE_DAY - person.born) / 365.25);
  const rows: TableRow[] = [];
  if (isParticipant) {
    rows.push(
      into('tham_gia_bhxh', {
        ma_tham_gia: `TG-${number}`,
        ma_so_bhxh: number,
        so_dinh_danh: person.id,
        tu_ngay: dayText(Math.min(person.born + 22 * 365, REFERENCE_DAY - 30)),
        mst_don_vi: employer ?? null,
        trang_thai: person.died !== undefined ? 'DD' : age >= 60 ? 'DH' : 'DTG',
        cap_nhat_luc: at,
      }),
    );
  }
  if (hasCard) {
    const object = objectOf(age, employer !== undefined);
    rows.push(
      into('the_bhyt', {
        so_the: `${object}${age < 6 ? 1 : 4}${person.home.commune.province}${number}`,
        so_dinh_danh: person.id,
        ma_doi_tuong: object,
        muc_huong: age < 6 ? 1 : 4,
        gia_tri_tu: age < 1 ? dayText(person.born) : '2026-01-01',
        gia_tri_den: person.died === undefined ? '2026-12-31' : dayText(Math.max(person.died, REFERENCE_DAY - 323)),
        noi_dang_ky_kcb: facilityOf(person.home.commune, person.born),
        cap_nhat_luc: at,
      }),
    );
  }
  return rows;
}

function objectOf(age: number, isEmployed: boolean): string {
  if (age < 6) return 'TE';
  if (age < 18) return 'HS';
  if (isEmployed) return 'DN';
  if (age < 23) return 'SV';
  return age >= 60 ? 'HT' : 'GD';
}

/** A whole family as the finance ministry's registers have it. */
export function financeRows(seed: number, family: Family, enterprise: Enterprise | undefined, at: string): TableRow[] {
  const random = createRandom(seed, family.index, 7);
  const rows: TableRow[] = enterprise ? enterpriseRows(enterprise, at) : [];
  family.members.forEach((person, slot) => {
    const year = yearOf(person.born);
    const isOfWorkingAge = year <= 2004 && year >= 1966;
    const isEmployed = isOfWorkingAge && random.chance(0.55);
    const isParticipant = isEmployed || (year < 1966 && random.chance(0.3));
    const hasCard = random.chance(0.93) && (person.died === undefined || yearOf(person.died) === 2026);
    const number = `${person.birthProvince}${digits(family.index * 10 + slot, 8)}`;
    rows.push(
      ...insuranceRows(
        person,
        { number, isParticipant, hasCard, ...(isEmployed ? { employer: employerOf(family.index) } : {}) },
        at,
      ),
    );
  });
  return rows;
}
