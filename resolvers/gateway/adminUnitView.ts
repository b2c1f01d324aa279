import type { AdminUnit } from '../../src/model/adminUnit.ts';

/** A unit as it was asked for: the day decides what its codes mean. */
export type AdminUnitView = AdminUnit & { readonly asOf: string };

export function viewedOn(unit: AdminUnit, asOf: string): AdminUnitView {
  return { ...unit, asOf };
}

/** The day to read a unit's codes with: the day asked for, or today held within the time of the unit. */
export function dayOfUnit(unit: AdminUnit & { readonly asOf?: string }, today: string): string {
  if (unit.asOf !== undefined) return unit.asOf;
  if (unit.validTo !== undefined && unit.validTo < today) return unit.validTo;
  return unit.validFrom !== undefined && unit.validFrom > today ? unit.validFrom : today;
}
