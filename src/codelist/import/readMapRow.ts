import { REFORM_DAY } from '../../model/adminUnit.ts';
import { listedUnit } from './listedUnit.ts';
import type { Fields, ListRelation, ListRow, RejectedRow } from './listRow.ts';

const RELATIONS: readonly string[] = ['UNCHANGED', 'MERGED', 'SPLIT', 'NO_OLD_COMMUNE'] satisfies ListRelation[];

/** A row of the map: an old commune, the new one that took it (or a part of it), and the list's word for it. */
export function readMapRow(row: Fields): ListRow | RejectedRow {
  const stated = row['relation'] ?? '';
  if (!RELATIONS.includes(stated)) return { rejected: 'the relation is not one of the known words' };
  const relation = stated as ListRelation;
  const newUnit = listedUnit({
    level: 'COMMUNE',
    era: 'NEW',
    code: row['new_code'] ?? '',
    name: row['new_name'] ?? '',
    parentCode: row['new_province_code'] ?? '',
  });
  if ('rejected' in newUnit) return { rejected: `new commune: ${newUnit.rejected}` };
  const mention = { code: newUnit.code, name: newUnit.name, parentCode: newUnit.parentCode ?? '' };
  const oldCode = row['old_code'] ?? '';
  if (relation === 'NO_OLD_COMMUNE') {
    if (oldCode !== '') return { rejected: 'the relation says that there was no old commune, but one is given' };
    return { ways: [], mention, relation };
  }
  const oldUnit = listedUnit({
    level: 'COMMUNE',
    era: 'OLD',
    code: oldCode,
    name: row['old_name'] ?? '',
    parentCode: row['old_province_code'] ?? '',
    district: row['old_district_code'] ?? '',
  });
  if ('rejected' in oldUnit) return { rejected: `old commune: ${oldUnit.rejected}` };
  return {
    unit: oldUnit,
    written: row['old_name'] ?? '',
    ways: [{ level: 'COMMUNE', fromCode: oldCode, toCode: newUnit.code, on: REFORM_DAY, stated: relation }],
    mention,
    relation,
  };
}
