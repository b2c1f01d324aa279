import type { GraphType } from '../federation/supergraph.ts';
import type { Planning } from './planning.ts';

/** Requirements of requirements beyond this depth are not looked into (levels). */
const DEEPEST = 8;

/** Of a field without a way: what may not be read and would be needed for it, as a coordinate. */
export function refusedWay(planning: Planning, type: GraphType, field: string, depth = 0): string | undefined {
  for (const inSource of type.bySource.values()) {
    const required = inSource.fields.get(field)?.requires;
    if (required === undefined) continue;
    const refused = planning.refusedIn(type.name, required);
    if (refused !== undefined) return refused;
    for (const { name } of depth < DEEPEST ? planning.fieldsOn(type.name, required) : []) {
      const deeper = refusedWay(planning, type, name, depth + 1);
      if (deeper !== undefined) return deeper;
    }
  }
  for (const { keys } of type.entries.values())
    for (const key of keys) {
      const refused = planning.refusedIn(type.name, key);
      if (refused !== undefined) return refused;
    }
  return undefined;
}
