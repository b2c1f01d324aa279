import { REFORM_DAY, type AdminUnit, type AdminUnitLevel } from '../../model/adminUnit.ts';
import { dayBefore } from '../../util/days.ts';
import { readUnitName } from '../unitName.ts';
import type { Era } from '../unitData.ts';
import type { RejectedRow } from './listRow.ts';

const CODE = { PROVINCE: /^\d{2}$/, COMMUNE: /^\d{5}$/ } as const;

interface Listed {
  readonly level: AdminUnitLevel;
  readonly code: string;
  readonly name: string;
  readonly era: Era;
  readonly parentCode?: string;
  readonly district?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** A unit as a list gives it, or why it cannot be one. */
export function listedUnit(listed: Listed): AdminUnit | RejectedRow {
  const { level, code, name, era, parentCode, district } = listed;
  if (!CODE[level].test(code)) return { rejected: `the code is not ${level === 'PROVINCE' ? '2' : '5'} digits` };
  if (name === '') return { rejected: 'the name is missing' };
  if (name.includes('\uFFFD')) return { rejected: 'the name has lost characters' };
  const read = readUnitName(name);
  if (read === undefined) return { rejected: 'the name does not begin with a known kind of unit' };
  if (parentCode !== undefined && !CODE.PROVINCE.test(parentCode))
    return { rejected: 'the province code is not 2 digits' };
  const validFrom = listed.validFrom ?? (era === 'NEW' ? REFORM_DAY : undefined);
  const validTo = listed.validTo ?? (era === 'OLD' ? dayBefore(REFORM_DAY) : undefined);
  if (![validFrom, validTo].every(isDay)) return { rejected: 'a date is not a day of the calendar (YYYY-MM-DD)' };
  return {
    code,
    level,
    kind: read.kind,
    name: read.name,
    nameEn: read.nameEn,
    parentCode,
    validFrom,
    validTo,
    decision: undefined,
    formerDistrict: district !== undefined && /^\d{3}$/.test(district) ? district : undefined,
  };
}

function isDay(day: string | undefined): boolean {
  if (day === undefined) return true;
  const time = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
