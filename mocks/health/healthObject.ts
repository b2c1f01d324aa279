import type { Row } from '../database/rowsLoader.ts';

/** A row under the names of the SDL: `ma_lk` becomes `maLk`; empty text becomes null. */
export type HealthObject = Readonly<Record<string, string | number | null>>;

export function toHealthObject(row: Row): HealthObject {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [fieldName(column), value === '' ? null : value]),
  );
}

function fieldName(column: string): string {
  return column === 'ma_dinh_danh_y_te'
    ? 'maDinhDanhYTe'
    : column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Items of a column that holds several, divided by semicolons. */
export function listOf(object: HealthObject, field: string): string[] {
  return String(object[field] ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
