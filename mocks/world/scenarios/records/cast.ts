import { dayNumber } from '../../calendar/days.ts';
import type { Citizen, MaritalStatus } from '../../family/citizen.ts';
import type { Marriage } from '../../family/family.ts';
import { pointOf, type Home } from '../../family/home.ts';
import { birthRow, type Parents } from '../../ministries/justiceRows.ts';
import { householdRows, type HouseholdMember } from '../../ministries/kinRows.ts';
import { citizenRows } from '../../ministries/populationRows.ts';
import { insuranceRows } from '../../ministries/financeRows.ts';
import { healthBookRow } from '../../ministries/healthRows.ts';
import { taxpayerRow } from '../../ministries/taxRows.ts';
import { splitName } from '../../../../src/synthetic/names/personName.ts';
import { communeOf } from '../../../../src/synthetic/places/communes.ts';
import type { TableRow } from '../../row.ts';

/** When the rows of scenarios were last written. */
export const AT = '2026-11-18T09:00:00+07:00';

/** Before the reform of 2025-07-01, so that recorded addresses name the units of that time. */
const RESIDENT_SINCE = dayNumber('2014-05-05');

/** Points of scenarios lie in the last rows of a commune's grid, which generated families never reach. */
const FIRST_SPOT = 990_000;

/** An address of a scenario; `place` sets it apart from the others (0 to 9999). */
export function homeAt(place: number, detail: string, commune = '26740', oldCommune?: string): Home {
  const unit = communeOf(commune);
  const old = unit.old.find(({ code }) => code === (oldCommune ?? commune)) ?? unit.old[0];
  if (old === undefined) throw new Error('A commune must have a predecessor.');
  return { commune: unit, oldCommune: old, detail, ...pointOf(unit, FIRST_SPOT + place) };
}

export interface Role {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly born: string;
  readonly died?: string;
  readonly marital?: MaritalStatus;
  readonly home: Home;
  /** `HO-99-<last four digits>` where absent. */
  readonly householdId?: string;
  readonly formerId?: string;
  readonly oldIdNumber?: string;
}

/** A person of a scenario; sex follows from the identifier. */
export function person({ id, name, born, died, marital, home, householdId, formerId, oldIdNumber }: Role): Citizen {
  return {
    id,
    name: splitName(name),
    sex: Number(id[3]) % 2 === 0 ? '1' : '2',
    born: dayNumber(born),
    ethnicity: '01',
    religion: '00',
    marital: marital ?? '1',
    residentSince: Math.max(dayNumber(born) + 30, RESIDENT_SINCE),
    home,
    householdId: householdId ?? `HO-99-${id.slice(-6)}`,
    birthCommune: home.oldCommune.code,
    birthProvince: home.commune.oldProvince,
    homeTownCommune: home.commune.code,
    phone: `0990${id.slice(-6)}`,
    ...(died === undefined ? {} : { died: dayNumber(died) }),
    ...(formerId === undefined ? {} : { formerId }),
    ...(oldIdNumber === undefined ? {} : { oldIdNumber }),
  };
}

export interface Everyday {
  /** Tax status; 01 where absent and the person is dead, else 00. */
  readonly taxStatus?: string;
  /** Number and parents of the birth record; `null` leaves the record out. */
  readonly birth?: { readonly regNo?: string; readonly parents?: Parents } | null;
}

/** What every ministry usually has of a person: register, birth, tax, insurance, health book. */
export function everydayRows(citizen: Citizen, { taxStatus, birth }: Everyday = {}): TableRow[] {
  const usual = citizen.died === undefined ? '00' : '01';
  const regNo = birth?.regNo ?? `KS-${citizen.birthCommune}-99${citizen.id.slice(-6)}`;
  return [
    ...citizenRows(citizen, AT),
    ...(birth === null ? [] : [birthRow(regNo, citizen, birth?.parents ?? {}, AT)]),
    taxpayerRow(citizen, taxStatus ?? usual, AT),
    ...insuranceRows(citizen, { number: `9900${citizen.id.slice(-6)}`, isParticipant: true, hasCard: true }, AT),
    healthBookRow(citizen.id, { summarised: dayNumber('2026-11-10') }, AT),
  ];
}

export interface Union {
  readonly regNo: string;
  readonly husband: Citizen;
  readonly wife: Citizen;
  readonly from: string;
  readonly to?: string;
  readonly status?: Marriage['status'];
  readonly courtDecisionNo?: string;
  readonly isDigitised?: boolean;
}

export function union({ regNo, husband, wife, from, to, status, courtDecisionNo, isDigitised }: Union): Marriage {
  return {
    regNo,
    husband,
    wife,
    from: dayNumber(from),
    status: status ?? 'HL',
    isDigitised: isDigitised ?? true,
    ...(to === undefined ? {} : { to: dayNumber(to) }),
    ...(courtDecisionNo === undefined ? {} : { courtDecisionNo }),
  };
}

/** Identifier of a scenario as text; throws where the scenario has none, so that data and records cannot drift apart. */
export function textId(ids: Readonly<Record<string, string | number>>, name: string): string {
  const value = ids[name];
  if (typeof value !== 'string') throw new Error(`The scenario has no identifier ${name}.`);
  return value;
}

/** The household of a person and those who live with them. */
export function householdOf(head: Citizen, others: readonly HouseholdMember[]): TableRow[] {
  return householdRows(head.householdId, [{ citizen: head, role: 'CH' }, ...others], AT);
}
