import { dayText, REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import type { Family, Marriage } from '../family/family.ts';
import { digits } from '../../../src/synthetic/identity/personalId.ts';
import { wholeName } from '../../../src/synthetic/names/personName.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import type { Row, TableRow } from '../row.ts';

const CAUSES = ['Tuổi già', 'Bệnh tim mạch', 'Tai nạn giao thông', 'Ung thư', 'Đột quỵ'];

function into(table: string, row: Row): TableRow {
  return { ministry: 'justice', table, row };
}

export interface Parents {
  readonly father?: Citizen | undefined;
  readonly mother?: Citizen | undefined;
}

export function birthRow(regNo: string, child: Citizen, { father, mother }: Parents, at: string): TableRow {
  const registered = Math.min(child.born + 12, REFERENCE_DAY - 1);
  return into('khai_sinh', {
    so_dang_ky: regNo,
    quyen_so: `${yearOf(child.born)}/KS-01`,
    ngay_dang_ky: dayText(registered),
    noi_dang_ky: child.birthCommune,
    so_dinh_danh_tre: child.id,
    ho_tre: child.name.family,
    chu_dem_tre: child.name.middle === '' ? null : child.name.middle,
    ten_tre: child.name.given,
    ngay_sinh: dayText(child.born),
    gioi_tinh: child.sex === '1' ? 'M' : 'F',
    so_dinh_danh_cha: father?.id ?? null,
    so_dinh_danh_me: mother?.id ?? null,
    loai_dang_ky: yearOf(child.born) < 1975 ? 'LAI' : 'MOI',
    cap_nhat_luc: at,
  });
}

export function marriageRow(marriage: Marriage, at: string): TableRow {
  return into('ket_hon', {
    so_dang_ky: marriage.regNo,
    ngay_dang_ky: dayText(marriage.from),
    noi_dang_ky: marriage.husband.home.oldCommune.code,
    so_dinh_danh_chong: marriage.husband.id,
    so_dinh_danh_vo: marriage.wife.id,
    tinh_trang: marriage.status,
    ngay_cham_dut: marriage.to === undefined ? null : dayText(marriage.to),
    so_ban_an: marriage.courtDecisionNo ?? null,
    da_so_hoa: marriage.isDigitised ? 1 : 0,
    cap_nhat_luc: at,
  });
}

export function deathRow(regNo: string, person: Citizen, cause: string, at: string): TableRow {
  if (person.died === undefined) throw new Error('Only the dead have a death record.');
  return into('khai_tu', {
    so_dang_ky: regNo,
    ngay_dang_ky: dayText(Math.min(person.died + 6, REFERENCE_DAY - 1)),
    so_dinh_danh: person.id,
    thoi_diem_chet: dayText(person.died),
    noi_chet: person.home.commune.name,
    nguyen_nhan: cause,
    cap_nhat_luc: at,
  });
}

function correctionRow(person: Citizen, before: string, random: Random, at: string): TableRow {
  return into('thay_doi_ho_tich', {
    ma_thay_doi: `TD-HT-${person.id}`,
    so_dinh_danh: person.id,
    noi_dung: 'HO_TEN',
    gia_tri_truoc: before,
    gia_tri_sau: wholeName(person.name),
    ngay_quyet_dinh: dayText(random.between(person.born + 100, REFERENCE_DAY - 10)),
    cap_nhat_luc: at,
  });
}

/** A whole family as the civil status database has it. */
export function justiceRows(seed: number, family: Family, at: string): TableRow[] {
  const random = createRandom(seed, family.index, 3);
  const { head, spouse, elder, marriage, members } = family;
  const rows: TableRow[] = [];
  members.forEach((person, slot) => {
    const number = `${digits(family.index, 8)}${slot}`;
    const isChild = person !== head && person !== spouse && person !== elder;
    const parents = isChild ? { father: head, mother: spouse } : person === head && elder ? parentOf(elder) : {};
    if (yearOf(person.born) >= 1955 && (isChild || random.chance(0.9))) {
      rows.push(birthRow(`KS-${person.birthCommune}-${yearOf(person.born)}-${number}`, person, parents, at));
    }
    if (person.died !== undefined) {
      rows.push(
        deathRow(`KT-${person.home.commune.code}-${yearOf(person.died)}-${number}`, person, random.pick(CAUSES), at),
      );
    }
    if (random.chance(0.004)) {
      rows.push(correctionRow(person, wholeName({ ...person.name, middle: '' }), random, at));
    }
  });
  if (marriage) rows.push(marriageRow(marriage, at));
  return rows;
}

function parentOf(elder: Citizen): Parents {
  return elder.sex === '1' ? { father: elder } : { mother: elder };
}
