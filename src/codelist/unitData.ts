import { REFORM_DAY, type AdminUnit, type AdminUnitLevel, type AdminUnitRelation } from '../model/adminUnit.ts';

/** One way from a unit that ended the day before `on` to a unit that began on that day; both of the same level. */
export interface SuccessionRow {
  readonly level: AdminUnitLevel;
  readonly fromCode: string;
  readonly toCode: string;
  readonly on: string;
  readonly relation: AdminUnitRelation;
  readonly partial: boolean;
}

/** Units and their successions as plain rows, whether shipped or imported. */
export interface UnitData {
  readonly units: readonly AdminUnit[];
  readonly successions: readonly SuccessionRow[];
}

/** Before or after the reform of 2025-07-01; official lists cover one or the other. */
export type Era = 'OLD' | 'NEW';

export function eraOf(unit: Pick<AdminUnit, 'validTo'>): Era {
  return unit.validTo !== undefined && unit.validTo < REFORM_DAY ? 'OLD' : 'NEW';
}

/** Identity of a unit among rows: one code may stand for several units one after the other. */
export function unitKey(unit: Pick<AdminUnit, 'level' | 'code' | 'validFrom'>): string {
  return `${unit.level} ${unit.code} ${unit.validFrom ?? ''}`;
}

export function successionKey(row: SuccessionRow): string {
  return `${row.level} ${row.fromCode} ${row.toCode} ${row.on}`;
}

/** Whether a unit is valid on a day. */
export function isValidOn(unit: Pick<AdminUnit, 'validFrom' | 'validTo'>, day: string): boolean {
  return (unit.validFrom ?? '') <= day && (unit.validTo === undefined || day <= unit.validTo);
}
