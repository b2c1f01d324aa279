import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { referenceRows } from '../../mocks/world/ministries/referenceRows.ts';
import { scenarioRows } from '../../mocks/world/scenarios/scenarioRows.ts';
import { shuffled } from '../../src/conform/target/shuffled.ts';
import type { TypeBinding } from '../../src/model/typeBinding.ts';
import type { Measure, TablePlan } from '../../src/quality/plan/planTable.ts';
import { plansOf } from '../../src/quality/profileSource.ts';
import { failingRowsStatement } from '../../src/quality/sql/exampleStatement.ts';
import { sqliteDialect } from '../../src/quality/sql/sqliteDialect.ts';
import { wilson } from '../../src/util/wilson.ts';
import { QUALITY_PEOPLE } from '../support/qualityEffort.ts';
import { aWorld, type AWorld } from '../world/aWorld.ts';
import { surroundings } from './support/aWorldsMeasures.ts';
import { storedMinistries } from './support/storedMinistries.ts';

/** A large world takes minutes (milliseconds). */
const LONG_MS = 120_000 + QUALITY_PEOPLE * 10;

/** Share of the rows that are spoilt. */
const RATE = 0.02;

/** A fault that the generator does not plant: what is written into a column, as SQL over the row; where it can be. */
interface OwnFault {
  readonly rule: string;
  readonly ministry: string;
  readonly table: string;
  readonly key: string;
  readonly place: string;
  readonly column: string;
  readonly spoilt: string;
  readonly where?: string;
}

const FAULTS: readonly OwnFault[] = [
  {
    ...{ rule: 'DATA-FORMAT', ministry: 'population', table: 'cong_dan', key: 'so_dinh_danh' },
    ...{ place: 'Person.birthPlace.communeCode', column: 'noi_sinh_ma_xa', spoilt: `'X' || noi_sinh_ma_xa` },
  },
  {
    ...{ rule: 'DATA-SPACES', ministry: 'population', table: 'cong_dan', key: 'so_dinh_danh' },
    ...{ place: 'Person.fullNameText', column: 'ho_ten', spoilt: `ho_ten || '  '` },
  },
  {
    ...{ rule: 'DATA-IDENTIFIER', ministry: 'population', table: 'quan_he', key: 'ma_quan_he' },
    ...{ place: 'FamilyRelation.relatedPersonId', column: 'so_dinh_danh_lien_quan' },
    spoilt: `'099' || substr(so_dinh_danh_lien_quan, 4)`,
  },
  {
    ...{ rule: 'DATA-IDENTIFIER-YEAR', ministry: 'population', table: 'cong_dan', key: 'so_dinh_danh' },
    ...{ place: 'Person.personalId', column: 'ngay_sinh' },
    spoilt: `printf('%04d', cast(substr(ngay_sinh, 1, 4) as integer) - 1) || substr(ngay_sinh, 5)`,
    where: `substr(ngay_sinh, 6, 2) <> '02' and length(ngay_sinh) = 10 and trang_thai_so <> 'DA_HUY'`,
  },
  {
    ...{ rule: 'DATA-DATE-IMPOSSIBLE', ministry: 'population', table: 'cu_tru', key: 'ma_cu_tru' },
    ...{ place: 'Residence.residenceFrom', column: 'tu_ngay', spoilt: `substr(tu_ngay, 1, 4) || '-02-30'` },
  },
  {
    ...{ rule: 'DATA-DATE-FUTURE', ministry: 'finance', table: 'tham_gia_bhxh', key: 'ma_tham_gia' },
    ...{ place: 'InsuranceParticipant.participationFrom', column: 'tu_ngay', spoilt: `'2999-01-01'` },
  },
  {
    // What is no number in a column of numbers has not their format; no value of another type comes out of a table.
    ...{ rule: 'DATA-FORMAT', ministry: 'land', table: 'quyen_su_dung', key: 'ma_quyen' },
    ...{ place: 'LandRight.sharePercent', column: 'ty_le', spoilt: `'một nửa'` },
  },
  {
    ...{ rule: 'DATA-RANGE', ministry: 'land', table: 'thua_dat', key: 'ma_ho_so_thua' },
    ...{ place: 'Parcel.parcelArea', column: 'dien_tich', spoilt: `-dien_tich` },
  },
  {
    ...{ rule: 'DATA-DEPENDENT', ministry: 'land', table: 'muc_dich_su_dung', key: 'ma_muc_dich' },
    ...{ place: 'LandUse.landUseTerm.until', column: 'den_ngay', spoilt: `'2070-01-01'`, where: 'lau_dai = 1' },
  },
  {
    ...{ rule: 'DATA-EXACTLY-ONE', ministry: 'land', table: 'quyen_su_dung', key: 'ma_quyen' },
    ...{ place: 'LandRight.holderPersonId', column: 'ma_so_to_chuc', spoilt: `'0100109106'` },
    where: 'so_dinh_danh is not null and ma_so_to_chuc is null',
  },
  {
    ...{ rule: 'DATA-CODE-DATE', ministry: 'land', table: 'bang_gia_dat', key: 'ma_gia' },
    ...{ place: 'LandPrice.pricePurpose', column: 'loai_dat', spoilt: `'BHK'` },
  },
];

/** The list of prices, which no other test measures. */
const PRICES: TypeBinding = {
  table: 'bang_gia_dat',
  keys: ['landPriceId'],
  fields: { landPriceId: 'ma_gia', pricePurpose: 'loai_dat', priceYear: { column: 'nam', format: 'integer' } },
};
const STORED = [...storedMinistries, { id: 'land', types: { LandPrice: PRICES } }];

let world: AWorld;
const planted = new Map<OwnFault, ReadonlySet<string>>();
const doors = new Map<string, sqlite3.Database>();
/** Prices come from a list, and none of them is odd. */
const byHand = [...scenarioRows(), ...referenceRows().filter(({ table }) => table !== 'bang_gia_dat')];

beforeAll(async () => {
  world = await aWorld({ people: QUALITY_PEOPLE, seed: 8 });
  for (const [index, fault] of FAULTS.entries()) {
    const { table, key, column, spoilt, where = `${column} is not null` } = fault;
    const door = doors.get(fault.ministry) ?? new sqlite3.Database(join(world.directory, `${fault.ministry}.sqlite`));
    doors.set(fault.ministry, door);
    const rows = await ask(door, `select ${key} as k from ${table} where ${where} order by 1`);
    const known = knownRows(fault);
    const free = rows.map(({ k }) => String(k)).filter((k) => !known.has(k));
    const chosen = shuffled(free, 100 + index).slice(0, Math.ceil(free.length * RATE));
    const list = chosen.map((k) => `'${k}'`).join(',');
    await ask(door, `update ${table} set ${column} = ${spoilt} where ${key} in (${list})`);
    planted.set(fault, new Set(chosen));
  }
}, LONG_MS);

afterAll(async () => {
  for (const door of doors.values()) await new Promise<void>((resolve) => door.close(() => resolve()));
  await world.remove();
});

type Row = Readonly<Record<string, unknown>>;

function ask(door: sqlite3.Database, sql: string): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    door.all<Row>(sql, (error, rows) => (error === null ? resolve(rows) : reject(error)));
  });
}

/** Rows that were written by hand, or that the generator has spoilt: what is wrong with those is known already. */
function knownRows({ ministry, table, key }: OwnFault): ReadonlySet<string> {
  const isHere = (each: { readonly ministry: string; readonly table: string }) =>
    each.ministry === ministry && each.table === table;
  return new Set([
    ...byHand.filter(isHere).map(({ row }) => String(row[key])),
    ...world.ledger.filter(isHere).map((line) => line.key),
  ]);
}

function measureOf({ rule, ministry, table, place }: OwnFault): {
  readonly plan: TablePlan;
  readonly measure: Measure;
} {
  const plans = STORED.filter(({ id }) => id === ministry).flatMap((stored) => plansOf(stored, surroundings));
  const plan = plans.find((each) => each.table === table);
  const measure = plan?.measures.find((each) => each.rule === rule && each.place === place);
  if (plan === undefined || measure === undefined) throw new Error(`There is no measure ${rule} of ${place}.`);
  return { plan, measure };
}

test.each(FAULTS.map((fault) => [`${fault.rule} of ${fault.place}`, fault] as const))(
  '%s finds what was planted, and nothing else; the rate of a third lies around that of all',
  async (_, fault) => {
    const { plan, measure } = measureOf(fault);
    const door = doors.get(fault.ministry);
    const keys = planted.get(fault);
    if (door === undefined || keys === undefined) throw new Error('Nothing was planted.');
    const found = await ask(door, failingRowsStatement(plan, measure, sqliteDialect));
    const known = knownRows(fault);
    const detected = found.map((row) => String(row[fault.key])).filter((value) => !known.has(value));
    const right = detected.filter((value) => keys.has(value)).length;
    const counts = { planted: keys.size, detected: detected.length, right };
    expect(keys.size).toBeGreaterThan(0);
    expect({ ...counts, recall: right >= 0.99 * keys.size }).toEqual({ ...counts, recall: true });
    expect({ ...counts, precision: right >= 0.99 * detected.length }).toEqual({ ...counts, precision: true });

    const all = (await ask(door, `select ${fault.key} as k from ${fault.table} order by 1`)).map(({ k }) => String(k));
    const broken = new Set(found.map((row) => String(row[fault.key])));
    const third = shuffled(all, 17).slice(0, Math.ceil(all.length / 3));
    const { low, high } = wilson(third.filter((value) => broken.has(value)).length, third.length, 0.99);
    const rate = broken.size / all.length;
    expect([low <= rate, rate <= high]).toEqual([true, true]);
  },
  LONG_MS,
);
