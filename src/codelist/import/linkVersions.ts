import { REFORM_DAY, type AdminUnit } from '../../model/adminUnit.ts';
import { foldName } from '../../model/text/foldName.ts';
import { dayBefore } from '../../util/days.ts';
import type { SuccessionRow } from '../unitData.ts';

/**
 * Ways between versions of one unit that follow each other under one code, as when a later list brings a new name.
 * Not over the day of the reform: there the same code may name another unit, and only a map says which.
 */
export function linkVersions(units: readonly AdminUnit[]): SuccessionRow[] {
  const endingOn = new Map(units.map((unit) => [`${unit.code} ${unit.validTo ?? ''}`, unit] as const));
  return units.flatMap((unit): SuccessionRow[] => {
    const on = unit.validFrom;
    if (on === undefined || on === REFORM_DAY) return [];
    const before = endingOn.get(`${unit.code} ${dayBefore(on)}`);
    if (before === undefined) return [];
    const relation = foldName(before.name) === foldName(unit.name) ? 'UNCHANGED' : 'RENAMED';
    return [{ level: unit.level, fromCode: unit.code, toCode: unit.code, on, relation, partial: false }];
  });
}
