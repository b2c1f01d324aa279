import { REFORM_DAY, type AdminUnit, type AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import { addDays } from './days.ts';
import type { Maybe } from './maybe.ts';

/** Which commune an address lies in on a day, when it may have been written before the communes merged. */
export interface CommuneToday {
  /** The commune of the day; `undefined` when an address has to decide or nobody knows the code. */
  readonly unit: AdminUnit | undefined;
  /** The old commune, when the address names one that has since become another. */
  readonly formerly: AdminUnit | undefined;
  /** The communes that may be meant, when the old one was divided. */
  readonly candidates: readonly AdminUnit[];
}

/**
 * Reads the codes of an address: `communeCode` is meant as of the day, unless only the past knows it; `oldCommuneCode`
 * always as of the day before the reform. From: Resolution 202/2025/QH15; the historical code is kept, not rewritten.
 */
export function communeToday(
  communeCode: Maybe<string>,
  oldCommuneCode: Maybe<string>,
  day: string,
  registry: AdminUnitRegistry,
): CommuneToday {
  const beforeReform = addDays(REFORM_DAY, -1);
  const current = typeof communeCode === 'string' ? registry.adminUnit(communeCode, day) : undefined;
  const oldCode = oldCommuneCode ?? (current === undefined ? communeCode : undefined);
  if (typeof oldCode !== 'string') return { unit: current, formerly: undefined, candidates: [] };
  const formerly = registry.adminUnit(oldCode, beforeReform);
  if (current !== undefined) return { unit: current, formerly, candidates: [] };
  const { candidates, needsAddress } = registry.resolve(oldCode, beforeReform, day);
  return { unit: needsAddress ? undefined : candidates[0], formerly, candidates: needsAddress ? candidates : [] };
}
