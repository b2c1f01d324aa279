import type { Knex } from 'knex';
import type { AdminUnit, AdminUnitKind, AdminUnitLevel, AdminUnitRelation } from '../../model/adminUnit.ts';
import type { SuccessionRow } from '../unitData.ts';

/** Layout of the registry's tables; a store with a higher number was written by a newer version. */
export const LAYOUT = 1;

/** A row of `admin_unit`. An empty text stands for an open end, because NULL cannot be part of a primary key. */
export interface UnitRow {
  readonly level: string;
  readonly code: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly kind: string;
  readonly name: string;
  readonly name_en: string;
  readonly parent_code: string;
  readonly decision: string;
  readonly former_district: string;
}

/** A row of `admin_unit_succession`. */
export interface WayRow {
  readonly level: string;
  readonly from_code: string;
  readonly to_code: string;
  readonly on_day: string;
  readonly relation: string;
  readonly partial: number;
}

export async function createTables(database: Knex): Promise<void> {
  await database.schema.createTable('admin_unit', (table) => {
    for (const column of ['level', 'code', 'valid_from', 'valid_to', 'kind', 'name', 'name_en']) {
      table.text(column).notNullable();
    }
    for (const column of ['parent_code', 'decision', 'former_district']) table.text(column).notNullable();
    table.primary(['level', 'code', 'valid_from']);
  });
  await database.schema.createTable('admin_unit_succession', (table) => {
    for (const column of ['level', 'from_code', 'to_code', 'on_day', 'relation']) table.text(column).notNullable();
    table.integer('partial').notNullable();
    table.primary(['level', 'from_code', 'to_code', 'on_day']);
  });
}

export function unitToRow(unit: AdminUnit): UnitRow {
  return {
    level: unit.level,
    code: unit.code,
    valid_from: unit.validFrom ?? '',
    valid_to: unit.validTo ?? '',
    kind: unit.kind,
    name: unit.name,
    name_en: unit.nameEn,
    parent_code: unit.parentCode ?? '',
    decision: unit.decision ?? '',
    former_district: unit.formerDistrict ?? '',
  };
}

export function rowToUnit(row: UnitRow): AdminUnit {
  return {
    level: row.level as AdminUnitLevel,
    code: row.code,
    validFrom: row.valid_from || undefined,
    validTo: row.valid_to || undefined,
    kind: row.kind as AdminUnitKind,
    name: row.name,
    nameEn: row.name_en,
    parentCode: row.parent_code || undefined,
    decision: row.decision || undefined,
    formerDistrict: row.former_district || undefined,
  };
}

export function wayToRow(row: SuccessionRow): WayRow {
  return {
    level: row.level,
    from_code: row.fromCode,
    to_code: row.toCode,
    on_day: row.on,
    relation: row.relation,
    partial: row.partial ? 1 : 0,
  };
}

export function rowToWay(row: WayRow): SuccessionRow {
  return {
    level: row.level as AdminUnitLevel,
    fromCode: row.from_code,
    toCode: row.to_code,
    on: row.on_day,
    relation: row.relation as AdminUnitRelation,
    partial: row.partial === 1,
  };
}
