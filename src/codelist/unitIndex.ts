import type { AdminUnit, AdminUnitSuccession } from '../model/adminUnit.ts';
import { dayBefore } from '../util/days.ts';
import { isValidOn, unitKey, type UnitData } from './unitData.ts';

/** Units and successions as look-up tables; built once, read often. */
export interface UnitIndex {
  /** In the order of code, then time. */
  readonly units: readonly AdminUnit[];
  readonly byCode: ReadonlyMap<string, readonly AdminUnit[]>;
  readonly byParent: ReadonlyMap<string, readonly AdminUnit[]>;
  readonly byFormerDistrict: ReadonlyMap<string, readonly AdminUnit[]>;
  /** By `unitKey`. */
  readonly successors: ReadonlyMap<string, readonly AdminUnitSuccession[]>;
  readonly predecessors: ReadonlyMap<string, readonly AdminUnitSuccession[]>;
}

/** A succession whose unit on either side is not listed is left out: half a link leads nowhere. */
export function buildUnitIndex(data: UnitData): UnitIndex {
  const units = [...data.units].sort(byCodeThenTime);
  const byCode = groupBy(units, (unit) => unit.code);
  const successors = new Map<string, AdminUnitSuccession[]>();
  const predecessors = new Map<string, AdminUnitSuccession[]>();
  for (const { fromCode, toCode, on, relation, partial } of data.successions) {
    const before = dayBefore(on);
    const from = byCode.get(fromCode)?.find((unit) => isValidOn(unit, before));
    const to = byCode.get(toCode)?.find((unit) => unit.validFrom === on);
    if (from === undefined || to === undefined) continue;
    append(successors, unitKey(from), { unit: to, relation, on, partial });
    append(predecessors, unitKey(to), { unit: from, relation, on, partial });
  }
  return {
    units,
    byCode,
    byParent: groupBy(units, (unit) => unit.parentCode),
    byFormerDistrict: groupBy(units, (unit) => unit.formerDistrict),
    successors,
    predecessors,
  };
}

function byCodeThenTime(one: AdminUnit, other: AdminUnit): number {
  return compare(one.code, other.code) || compare(one.validFrom ?? '', other.validFrom ?? '');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function groupBy(
  units: readonly AdminUnit[],
  keyOf: (unit: AdminUnit) => string | undefined,
): Map<string, AdminUnit[]> {
  const groups = new Map<string, AdminUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    if (key !== undefined) append(groups, key, unit);
  }
  return groups;
}
