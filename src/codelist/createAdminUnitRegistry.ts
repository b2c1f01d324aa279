import type { AdminUnitRegistry } from '../model/adminUnit.ts';
import { resolveUnit } from './resolveUnit.ts';
import { isValidOn, unitKey, type UnitData } from './unitData.ts';
import { buildUnitIndex } from './unitIndex.ts';

/** Answers from memory; the whole official list with its past takes about 12 MB (measured 2026-11). */
export function createAdminUnitRegistry(data: UnitData, origin: AdminUnitRegistry['origin']): AdminUnitRegistry {
  const index = buildUnitIndex(data);
  return {
    origin,
    adminUnit: (code, asOf) => index.byCode.get(code)?.find((unit) => isValidOn(unit, asOf)),
    adminUnits: ({ asOf, level, parent, first = Number.POSITIVE_INFINITY }) => {
      const found = [];
      for (const unit of parent === undefined ? index.units : (index.byParent.get(parent) ?? [])) {
        if (found.length >= first) break;
        if ((level === undefined || unit.level === level) && isValidOn(unit, asOf)) found.push(unit);
      }
      return found;
    },
    successors: (unit) => index.successors.get(unitKey(unit)) ?? [],
    predecessors: (unit) => index.predecessors.get(unitKey(unit)) ?? [],
    resolve: (code, asOf, on) => resolveUnit(index, code, asOf, on),
    endOf: (code, asOf) =>
      index.byCode.get(code)?.findLast(({ validTo }) => validTo !== undefined && validTo < asOf)?.validTo,
    isFormerDistrict: (code) => index.byFormerDistrict.has(code),
  };
}
