import type { AdminUnit, AdminUnitRelation } from '../../model/adminUnit.ts';
import { foldName } from '../../model/text/foldName.ts';
import { closeOverlaps } from '../closeOverlaps.ts';
import { dayBefore } from '../../util/days.ts';
import { isValidOn, successionKey, unitKey, type SuccessionRow, type UnitData } from '../unitData.ts';
import type { Findings } from './findings.ts';
import { linkVersions } from './linkVersions.ts';
import type { ImportDraft, Placed } from './importDraft.ts';
import type { ListedWay } from './listRow.ts';

type Way = Placed<ListedWay>;

/**
 * What the store holds after the import: all stored rows, overlaid by the draft's, with the relation of each way.
 *
 * - `shipped`: provinces that no list has brought still count as known
 */
export function concludeDraft(draft: ImportDraft, stored: UnitData, shipped: UnitData, findings: Findings): UnitData {
  const units = closeOverlaps([
    ...new Map([...stored.units.map((unit) => [unitKey(unit), unit] as const), ...draft.units]).values(),
  ]);
  const versions = versionsByCode([...units, ...shipped.units]);
  const find = (code: string, day: string): AdminUnit | undefined =>
    versions.get(code)?.find((unit) => isValidOn(unit, day));

  const known: Way[] = [];
  for (const way of draft.ways.values()) {
    const isKnown = find(way.fromCode, dayBefore(way.on)) !== undefined && find(way.toCode, way.on) !== undefined;
    if (isKnown) known.push(way);
    else findings.add('UNKNOWN_UNIT', way.place, way.toCode, `${way.fromCode} → ${way.toCode}`);
  }
  const waysFrom = countBy(known, (way) => `${way.level} ${way.fromCode}`);
  const waysTo = countBy(known, (way) => `${way.level} ${way.toCode}`);
  const rows = known.map((way): SuccessionRow => {
    const parts = waysFrom.get(`${way.level} ${way.fromCode}`) ?? 1;
    const sources = waysTo.get(`${way.level} ${way.toCode}`) ?? 1;
    const isSameName = sameName(find(way.fromCode, dayBefore(way.on)), find(way.toCode, way.on));
    const relation = relationOf(way, parts, sources, isSameName);
    const { level, fromCode, toCode, on } = way;
    if (disagrees(way.stated, relation, parts)) {
      findings.add('RELATION_DISAGREES', way.place, fromCode, `${way.stated ?? ''} / ${relation}`);
    }
    return { level, fromCode, toCode, on, relation, partial: relation === 'SPLIT' };
  });
  const all = [...linkVersions(units), ...stored.successions, ...rows];
  const successions = new Map(all.map((row) => [successionKey(row), row] as const));
  return { units, successions: [...successions.values()] };
}

/** The rows decide; the list's word only where they cannot: whether a lone part is the whole. */
function relationOf(way: Way, parts: number, sources: number, isSameName: boolean): AdminUnitRelation {
  if (parts > 1 || way.stated === 'SPLIT') return 'SPLIT';
  if (sources > 1 || way.stated === 'MERGED') return 'MERGED';
  return isSameName && way.fromCode === way.toCode ? 'UNCHANGED' : 'RENAMED';
}

function disagrees(stated: Way['stated'], relation: AdminUnitRelation, parts: number): boolean {
  if (stated === 'SPLIT') return parts === 1;
  if (stated === undefined || stated === relation) return false;
  return !(stated === 'UNCHANGED' && relation === 'RENAMED');
}

function sameName(one: AdminUnit | undefined, other: AdminUnit | undefined): boolean {
  return one !== undefined && other !== undefined && foldName(one.name) === foldName(other.name);
}

function versionsByCode(units: readonly AdminUnit[]): Map<string, AdminUnit[]> {
  const versions = new Map<string, AdminUnit[]>();
  for (const unit of units) versions.set(unit.code, [...(versions.get(unit.code) ?? []), unit]);
  return versions;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
