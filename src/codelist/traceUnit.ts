import type { AdminUnit, AdminUnitRelation } from '../model/adminUnit.ts';
import { isValidOn, unitKey } from './unitData.ts';
import type { UnitIndex } from './unitIndex.ts';

/** A unit that stands, on the day asked for, where another one stood, and what happened on the way. */
export interface Trace {
  readonly unit: AdminUnit;
  /** The weightiest relation on the way: a split counts more than a merger, a merger more than a new name. */
  readonly relation: AdminUnitRelation;
  readonly partial: boolean;
}

const WEIGHT: Readonly<Record<AdminUnitRelation, number>> = { UNCHANGED: 0, RENAMED: 1, MERGED: 2, SPLIT: 3 };

/** Follows a unit through its successors, or backwards through its predecessors, to the units valid on a day. */
export function traceUnit(index: UnitIndex, start: AdminUnit, on: string): Trace[] {
  const links = on >= (start.validFrom ?? '') ? index.successors : index.predecessors;
  const reached = new Map<string, Trace>();
  const seen = new Set<string>();
  const waiting: Trace[] = [{ unit: start, relation: 'UNCHANGED', partial: false }];
  for (let trace = waiting.pop(); trace !== undefined; trace = waiting.pop()) {
    const key = unitKey(trace.unit);
    if (isValidOn(trace.unit, on)) {
      const known = reached.get(key);
      if (known === undefined || WEIGHT[known.relation] < WEIGHT[trace.relation]) reached.set(key, trace);
      continue;
    }
    // The lists come from outside: two units that claim to follow each other must not hold us for ever.
    if (seen.has(key)) continue;
    seen.add(key);
    const { relation, partial } = trace;
    for (const link of links.get(key) ?? []) {
      waiting.push({
        unit: link.unit,
        relation: WEIGHT[link.relation] > WEIGHT[relation] ? link.relation : relation,
        partial: partial || link.partial,
      });
    }
  }
  return [...reached.values()].sort((one, other) => (one.unit.code < other.unit.code ? -1 : 1));
}
