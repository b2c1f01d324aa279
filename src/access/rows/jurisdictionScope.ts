import { REFORM_DAY, type AdminUnitRegistry } from '../../model/adminUnit.ts';
import type { RowScope } from '../../model/rows.ts';
import { dayBefore } from '../../util/days.ts';

/** The whole country. */
const COUNTRY = '00';

/**
 * Rows that say in which unit they belong, where it lies within the caller's: the unit itself, or the communes of the
 * province. A code that is no longer in use stands for the unit that took its place; where the old unit was divided, all
 * its parts must lie within, for nobody knows which is meant. Who is asked for by identifier is judged by what comes back.
 *
 * - `competentFor`: code of a commune or province, `00` for the country; nothing is within an unknown one
 * - `today`: day on which codes are read, `YYYY-MM-DD`
 */
export function jurisdictionScope(
  competentFor: string | undefined,
  registry: AdminUnitRegistry,
  today: string,
): RowScope {
  const own = competentFor === undefined || competentFor === COUNTRY ? [] : unitsToday(competentFor);
  const verdicts = new Map<string, boolean>();

  /** Codes of the units of today that a code may mean. */
  function unitsToday(code: string): readonly string[] {
    if (registry.adminUnit(code, today) !== undefined) return [code];
    return registry.resolve(code, dayBefore(REFORM_DAY), today).candidates.map((unit) => unit.code);
  }

  function isWithin(code: string): boolean {
    if (competentFor === COUNTRY) return true;
    const [only, ...others] = own;
    if (only === undefined || others.length > 0) return false;
    const units = unitsToday(code);
    return units.length > 0 && units.every((unit) => unit === only || parentOf(unit) === only);
  }

  function parentOf(code: string): string | undefined {
    return registry.adminUnit(code, today)?.parentCode;
  }

  return {
    rule: 'jurisdiction',
    kinds: ['adminUnit'],
    admits: (kind, value) => {
      if (kind !== 'adminUnit') return false;
      const verdict = verdicts.get(value) ?? isWithin(value);
      verdicts.set(value, verdict);
      return verdict;
    },
    mayAskFor: () => true,
  };
}
