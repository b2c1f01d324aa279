import type { AdminUnit } from '../model/adminUnit.ts';
import { foldName } from '../model/text/foldName.ts';
import { closeOverlaps } from './closeOverlaps.ts';
import { eraOf, type UnitData } from './unitData.ts';

/**
 * Imported lists over the shipped sample.
 *
 * - a list replaces the sample for its level and its side of the reform as a whole; what no list covers stays shipped
 * - lists give one row per unit, mostly with its name of today; where the sample knows earlier names of the same unit
 *   (Đồng Nai was a province until 2026-04-29), they are kept and the list's row counts from its latest name on
 * - what lists leave out (English name, decision, district of an island) is filled in from the sample
 */
export function mergeShipped(shipped: UnitData, imported: UnitData): UnitData {
  if (imported.units.length === 0) return shipped;
  const covered = new Set(imported.units.map(scopeOf));
  const shippedVersions = new Map<string, AdminUnit[]>();
  for (const unit of shipped.units) {
    const key = `${scopeOf(unit)} ${unit.code}`;
    shippedVersions.set(key, [...(shippedVersions.get(key) ?? []), unit]);
  }
  const units = [
    ...shipped.units.filter((unit) => !covered.has(scopeOf(unit))),
    ...imported.units.flatMap((unit) => refine(unit, shippedVersions.get(`${scopeOf(unit)} ${unit.code}`) ?? [])),
  ];
  const linked = new Set(imported.successions.map(({ level, on }) => `${level} ${on}`));
  const kept = shipped.successions.filter(({ level, on }) => !linked.has(`${level} ${on}`));
  return { units: closeOverlaps(units), successions: [...kept, ...imported.successions] };
}

function scopeOf(unit: AdminUnit): string {
  return `${unit.level} ${eraOf(unit)}`;
}

/** The list's row, preceded by the earlier versions that the sample knows of the same unit. */
function refine(unit: AdminUnit, versions: readonly AdminUnit[]): AdminUnit[] {
  const within = versions
    .filter(({ validFrom }) => (validFrom ?? '') >= (unit.validFrom ?? ''))
    .sort((one, other) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? -1 : 1));
  const latest = within.at(-1);
  if (latest === undefined || foldName(latest.name) !== foldName(unit.name)) return [unit];
  const filled = {
    ...unit,
    nameEn: latest.nameEn,
    decision: unit.decision ?? latest.decision,
    formerDistrict: unit.formerDistrict ?? latest.formerDistrict,
    validFrom: latest.validFrom,
  };
  return [...within.slice(0, -1), filled];
}
