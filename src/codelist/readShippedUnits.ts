import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { GatewayError } from '../errors/gatewayError.ts';
import type { AdminUnit, AdminUnitKind, AdminUnitLevel, AdminUnitRelation } from '../model/adminUnit.ts';
import { packageRoot } from '../util/packageRoot.ts';
import type { SuccessionRow, UnitData } from './unitData.ts';

type Row = Readonly<Record<string, string>>;

/**
 * The provinces and sample communes that the product ships: enough for every kind of succession, with no import.
 *
 * - `folder`: where `ADMIN_UNIT.csv` and `ADMIN_UNIT_SUCCESSION.csv` lie; by default `schema/codelists` of this package
 */
export function readShippedUnits(folder: string = join(packageRoot(), 'schema', 'codelists')): UnitData {
  return {
    units: readRows(join(folder, 'ADMIN_UNIT.csv')).map(toUnit),
    successions: readRows(join(folder, 'ADMIN_UNIT_SUCCESSION.csv')).map(toSuccession),
  };
}

function readRows(file: string): Row[] {
  try {
    return parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    throw new GatewayError('CODELIST_FILE_UNREADABLE', { file }, { cause });
  }
}

function toUnit(row: Row): AdminUnit {
  return {
    code: row['code'] ?? '',
    level: row['level'] as AdminUnitLevel,
    kind: row['kind'] as AdminUnitKind,
    name: (row['name_vi'] ?? '').normalize('NFC'),
    nameEn: row['name_en'] ?? '',
    parentCode: present(row['parent']),
    validFrom: present(row['valid_from']),
    validTo: present(row['valid_to']),
    decision: present(row['decision']),
    formerDistrict: present(row['former_district']),
  };
}

function toSuccession(row: Row): SuccessionRow {
  return {
    level: row['level'] as AdminUnitLevel,
    fromCode: row['code'] ?? '',
    toCode: row['to_code'] ?? '',
    on: row['on'] ?? '',
    relation: row['relation'] as AdminUnitRelation,
    partial: row['partial'] === 'true',
  };
}

function present(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
