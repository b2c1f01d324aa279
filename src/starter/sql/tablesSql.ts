import type { SampleRecord } from '../sampleRecords.ts';
import type { Table } from './tablesOf.ts';

/** SQL that makes the tables and fills them, for PostgreSQL and SQLite. */
export function tablesSql(subject: string, tables: readonly Table[]): string {
  const header = [
    `-- Tables for the part ${subject} of the shared data dictionary, for PostgreSQL and SQLite.`,
    '-- All rows are synthetic: they are about nobody.',
  ];
  return `${header.join('\n')}\n\n${tables.map(tableSql).join('\n')}`;
}

function tableSql({ name, columns, key, lookups, rows }: Table): string {
  const lines = columns.map((column) => {
    const isKey = key.includes(column.name);
    return `  ${quoted(column.name)} ${column.type}${isKey ? ' NOT NULL' : ''}`;
  });
  if (key.length > 0) lines.push(`  PRIMARY KEY (${key.map(quoted).join(', ')})`);
  const indexes = lookups.map(
    (names, index) =>
      `CREATE INDEX ${quoted(`${name}_${index + 1}`)} ON ${quoted(name)} (${names.map(quoted).join(', ')});\n`,
  );
  return `CREATE TABLE ${quoted(name)} (\n${lines.join(',\n')}\n);\n${indexes.join('')}${insertSql({ name, columns, rows })}`;
}

function insertSql({ name, columns, rows }: Pick<Table, 'name' | 'columns' | 'rows'>): string {
  if (rows.length === 0) return '';
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = (row: SampleRecord) => `  (${columns.map(({ read }) => literal(read(row))).join(', ')})`;
  return `INSERT INTO ${quoted(name)} (${names}) VALUES\n${rows.map(values).join(',\n')};\n`;
}

/** Some names of elements are words of SQL. */
function quoted(name: string): string {
  return `"${name}"`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return `'${(value as string).replaceAll("'", "''")}'`;
}
