import { compactDay, summaryTime } from '../calendar/times.ts';
import { REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import type { Family } from '../family/family.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import type { Row, TableRow } from '../row.ts';
import { encounterRows } from './encounterRows.ts';
import { facilityOf } from '../../../src/synthetic/health/facilities.ts';
import { VACCINES } from '../../../src/synthetic/health/labTests.ts';
import { makeEncounters } from './makeEncounters.ts';

const ALLERGIES = ['Penicillin', 'Hải sản', 'Phấn hoa', 'Aspirin'];
const CONDITIONS = ['I10', 'E11', 'N18', 'I10;E11'];

function into(table: string, row: Row): TableRow {
  return { ministry: 'health', table, row };
}

export interface BookEntries {
  /** Separated by semicolons. */
  readonly allergies?: string;
  readonly conditions?: string;
  readonly history?: string;
  /** Day of the last summary. */
  readonly summarised: number;
}

export function healthBookRow(personId: string, book: BookEntries, at: string): TableRow {
  return into('so_suc_khoe', {
    ma_dinh_danh_y_te: personId,
    di_ung: book.allergies ?? null,
    benh_man_tinh: book.conditions ?? null,
    tien_su: book.history ?? null,
    tom_tat_luc: summaryTime(book.summarised),
    cap_nhat_luc: at,
  });
}

/** A whole family as the health ministry has it. */
export function healthRows(seed: number, family: Family, at: string): TableRow[] {
  const random = createRandom(seed, family.index, 8);
  const rows: TableRow[] = [];
  family.members.forEach((person, slot) => {
    const age = (REFERENCE_DAY - person.born) / 365.25;
    if (random.chance(0.6)) rows.push(healthBookRow(person.id, drawBook(age, random), at));
    for (const encounter of makeEncounters(person, family.index * 10 + slot, random))
      rows.push(...encounterRows(encounter, at));
    if (yearOf(person.born) >= 2010) rows.push(...immunisationRows(person, random, at));
  });
  if (family.index % 50 === 3) rows.push(practitionerRow(family, at));
  return rows;
}

function drawBook(age: number, random: Random): BookEntries {
  return {
    summarised: random.between(REFERENCE_DAY - 400, REFERENCE_DAY - 1),
    ...(random.chance(0.12) ? { allergies: random.pick(ALLERGIES) } : {}),
    ...(age > 45 && random.chance(0.4) ? { conditions: random.pick(CONDITIONS) } : {}),
    ...(random.chance(0.1) ? { history: 'Mổ ruột thừa năm 2015' } : {}),
  };
}

function immunisationRows(person: Citizen, random: Random, at: string): TableRow[] {
  const count = random.between(2, VACCINES.length);
  return VACCINES.slice(0, count).flatMap((vaccine, nth) => {
    const day = person.born + 2 + nth * 60 + random.between(0, 20);
    if (day >= REFERENCE_DAY) return [];
    return [
      into('tiem_chung', {
        ma_mui_tiem: `TC-${person.id}-${nth + 1}`,
        so_dinh_danh: person.id,
        ma_vac_xin: vaccine,
        ngay_tiem: compactDay(day),
        mui_so: 1,
        ma_cskcb: facilityOf(person.home.commune, 2),
        cap_nhat_luc: at,
      }),
    ];
  });
}

function practitionerRow({ head, place, index }: Family, at: string): TableRow {
  const number = String(index).padStart(7, '0');
  return into('nguoi_hanh_nghe', {
    so_gphn: `${number}/GPHN`,
    so_dinh_danh: head.id,
    ma_bac_si: `BS${number}`,
    ma_cskcb: facilityOf(place.commune, index),
    cap_nhat_luc: at,
  });
}
