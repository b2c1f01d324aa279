import type { AdminUnit } from '../model/adminUnit.ts';
import { dayBefore } from '../util/days.ts';

/**
 * Ends each unit before the next unit under its code begins, so that a code never names two units on one day.
 * A later row closes the earlier one; nothing is opened or prolonged.
 *
 * From: the catalogue pattern "close the old row, open the new row" of Circular 12/2026.
 */
export function closeOverlaps(units: readonly AdminUnit[]): AdminUnit[] {
  const byCode = new Map<string, AdminUnit[]>();
  for (const unit of units) {
    const versions = byCode.get(unit.code);
    if (versions === undefined) byCode.set(unit.code, [unit]);
    else versions.push(unit);
  }
  return [...byCode.values()].flatMap((versions) => (versions.length === 1 ? versions : closeEach(versions)));
}

function closeEach(versions: readonly AdminUnit[]): AdminUnit[] {
  const inTime = versions.toSorted((one, other) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? -1 : 1));
  return inTime.map((unit, index) => {
    const next = inTime[index + 1]?.validFrom;
    const overlaps = next !== undefined && (unit.validTo === undefined || unit.validTo >= next);
    return overlaps ? { ...unit, validTo: dayBefore(next) } : unit;
  });
}
