import { REFORM_DAY, type AdminUnit } from '../../model/adminUnit.ts';
import { listedUnit } from './listedUnit.ts';
import type { Fields, ListedWay, ListRow, RejectedRow } from './listRow.ts';
import { readMapRow } from './readMapRow.ts';

/** What an operator calls a list: units of any level, or the map from old communes to new ones. */
export const LIST_KINDS = ['admin-units', 'admin-unit-map'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** A list that we can read: the columns by which it is recognised, and what a row of it says. */
export interface ListLayout {
  readonly name: string;
  readonly kind: ListKind;
  readonly columns: readonly string[];
  readonly read: (row: Fields) => ListRow | RejectedRow;
}

/** In the order in which they must be loaded: a commune needs its province, a map needs its communes. */
export const listLayouts: readonly ListLayout[] = [
  {
    name: 'old provinces',
    kind: 'admin-units',
    columns: ['code', 'full_name', 'valid_to', 'new_code'],
    read: (row) => {
      const unit = listedUnit({ level: 'PROVINCE', era: 'OLD', ...named(row), ...given('validTo', row['valid_to']) });
      if ('rejected' in unit) return unit;
      return withWays(unit, row, [[unit.code, row['new_code'] ?? '']]);
    },
  },
  {
    name: 'new provinces',
    kind: 'admin-units',
    columns: ['code', 'full_name', 'merged_from_old_codes', 'valid_from'],
    read: (row) => {
      const unit = listedUnit({
        level: 'PROVINCE',
        era: 'NEW',
        ...named(row),
        ...given('validFrom', row['valid_from']),
      });
      if ('rejected' in unit) return unit;
      const oldCodes = (row['merged_from_old_codes'] ?? '').split(/[\s;,]+/).filter((code) => code !== '');
      return withWays(
        unit,
        row,
        oldCodes.map((old) => [old, unit.code]),
      );
    },
  },
  {
    name: 'communes',
    kind: 'admin-units',
    columns: ['code', 'full_name', 'type', 'province_code'],
    read: (row) => {
      const parentCode = row['province_code'] ?? '';
      const unit = listedUnit({ level: 'COMMUNE', era: 'NEW', parentCode, ...named(row) });
      if ('rejected' in unit) return unit;
      const type = (row['type'] ?? '').toLowerCase();
      if (!unit.name.toLowerCase().startsWith(`${type} `)) return { rejected: 'the name and the type disagree' };
      return { unit, written: row['full_name'] ?? '', ways: [] };
    },
  },
  {
    name: 'map of communes',
    kind: 'admin-unit-map',
    columns: [
      'old_code',
      'old_name',
      'old_district_code',
      'old_province_code',
      'new_code',
      'new_name',
      'new_province_code',
      'relation',
    ],
    read: readMapRow,
  },
];

function named(row: Fields): { code: string; name: string } {
  return { code: row['code'] ?? '', name: row['full_name'] ?? '' };
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return (value === undefined || value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>;
}

function withWays(unit: AdminUnit, row: Fields, ways: readonly (readonly [string, string])[]): ListRow | RejectedRow {
  if (!ways.flat().every((code) => /^\d{2}$/.test(code)))
    return { rejected: 'the other province code is not 2 digits' };
  return {
    unit,
    written: row['full_name'] ?? '',
    ways: ways.map(([fromCode, toCode]): ListedWay => ({
      level: 'PROVINCE',
      fromCode,
      toCode,
      on: REFORM_DAY,
      stated: undefined,
    })),
  };
}
