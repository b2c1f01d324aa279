import type { AdminUnit } from '../../model/adminUnit.ts';
import { foldName } from '../../model/text/foldName.ts';
import { eraOf, unitKey, type UnitData } from '../unitData.ts';
import type { Findings, Place } from './findings.ts';
import type { ListedWay, ListRow } from './listRow.ts';

export type Placed<T> = T & { readonly place: Place };

/** What the files of one import say, as far as it does not contradict itself or what is known. */
export interface ImportDraft {
  readonly units: ReadonlyMap<string, AdminUnit>;
  readonly ways: ReadonlyMap<string, Placed<ListedWay>>;
  /** Takes a row in, or says why not. Findings about it go to the findings. */
  accept(row: ListRow, place: Place): 'LOADED' | 'DUPLICATE' | 'CONFLICT';
  /** Whether any list of new communes is known, imported before or in this import. */
  knowsCommunes(): boolean;
}

/**
 * - `stored`: what earlier imports left
 * - `shipped`: the sample, which vouches for provinces only
 */
export function createImportDraft(stored: UnitData, shipped: UnitData, findings: Findings): ImportDraft {
  const units = new Map<string, AdminUnit>();
  const ways = new Map<string, Placed<ListedWay>>();
  const withoutOld = new Set<string>();
  const provinces = new Set<string>();
  const newCommunes = new Map<string, AdminUnit>();
  for (const unit of [...shipped.units, ...stored.units]) noteProvince(unit);
  for (const unit of stored.units) noteCommune(unit);

  function noteProvince(unit: AdminUnit): void {
    if (unit.level === 'PROVINCE') provinces.add(`${eraOf(unit)} ${unit.code}`);
  }
  function noteCommune(unit: AdminUnit): void {
    if (unit.level === 'COMMUNE' && eraOf(unit) === 'NEW') newCommunes.set(unit.code, unit);
  }

  function contradicts(unit: Pick<AdminUnit, 'code' | 'name' | 'parentCode'>, known: AdminUnit, place: Place): boolean {
    if (known.parentCode !== unit.parentCode) {
      findings.add('CODE_WITH_TWO_PROVINCES', place, unit.code, `${known.parentCode ?? ''} / ${unit.parentCode ?? ''}`);
      return true;
    }
    if (known.name === unit.name) return false;
    const isSpelling = foldName(known.name) === foldName(unit.name);
    const rule = isSpelling ? 'TONE_MARK_ONLY' : 'CODE_WITH_TWO_NAMES';
    findings.add(rule, place, unit.code, `${known.name} / ${unit.name}`);
    return !isSpelling;
  }

  function hasConflict({ unit, mention }: ListRow, place: Place): boolean {
    if (unit !== undefined) {
      const known = units.get(unitKey(unit));
      if (known !== undefined && contradicts(unit, known, place)) return true;
      if (unit.parentCode !== undefined && !provinces.has(`${eraOf(unit)} ${unit.parentCode}`)) {
        findings.add('UNKNOWN_PROVINCE', place, unit.code, unit.parentCode);
        return true;
      }
    }
    if (mention === undefined) return false;
    const target = newCommunes.get(mention.code);
    if (target !== undefined) return contradicts(mention, target, place);
    findings.add('UNKNOWN_UNIT', place, mention.code, mention.name);
    return true;
  }

  /** A row is a duplicate when it says nothing that an earlier row has not said. */
  function isDuplicate({ unit, ways: rowWays, mention }: ListRow): boolean {
    if (unit === undefined) return mention !== undefined && withoutOld.has(mention.code);
    return units.has(unitKey(unit)) && rowWays.every((way) => ways.has(wayKey(way)));
  }

  function takeUnit(unit: AdminUnit, written: string, place: Place): void {
    if (units.has(unitKey(unit))) return;
    if (written !== unit.name) findings.add('KIND_SPELLING', place, unit.code, `${written} → ${unit.name}`);
    units.set(unitKey(unit), unit);
    noteProvince(unit);
    noteCommune(unit);
  }

  return {
    units,
    ways,
    knowsCommunes: () => newCommunes.size > 0,
    accept(row, place) {
      if (hasConflict(row, place)) return 'CONFLICT';
      if (isDuplicate(row)) return 'DUPLICATE';
      if (row.unit !== undefined) takeUnit(row.unit, row.written ?? row.unit.name, place);
      for (const way of row.ways) if (!ways.has(wayKey(way))) ways.set(wayKey(way), { ...way, place });
      if (row.relation === 'NO_OLD_COMMUNE' && row.mention !== undefined) withoutOld.add(row.mention.code);
      return 'LOADED';
    },
  };
}

function wayKey(way: ListedWay): string {
  return `${way.level} ${way.fromCode} ${way.toCode}`;
}
