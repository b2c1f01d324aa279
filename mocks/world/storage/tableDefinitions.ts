import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MinistryId } from '../row.ts';

export type ColumnType = 'TEXT' | 'INTEGER' | 'REAL';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly isRequired: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The `CREATE TABLE` statement as it stands in the file. */
  readonly statement: string;
}

export interface Index {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly isUnique: boolean;
}

/** A ministry's database as its `tables.sql` declares it. */
export interface Definitions {
  readonly tables: readonly Table[];
  readonly indexes: readonly Index[];
}

/** Reads `mocks/<ministry>/tables.sql`, also when this file runs from the built `dist/`. */
export function readDefinitions(ministry: MinistryId): Definitions {
  return parseDefinitions(readFileSync(definitionsFile(ministry), 'utf8'));
}

/** Understands the plain statements of `tables.sql`: one column a line, no constraints but NOT NULL. */
export function parseDefinitions(text: string): Definitions {
  const statements = text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return {
    tables: statements.flatMap((statement) => parseTable(statement)),
    indexes: statements.flatMap((statement) => parseIndex(statement)),
  };
}

function parseTable(statement: string): Table[] {
  const match = /^CREATE TABLE (\w+) \(([\s\S]*)\)$/.exec(statement);
  if (match === null) return [];
  const [, name = '', body = ''] = match;
  const columns = body.split(',').map((line): Column => {
    const column = /^\s*(\w+) (TEXT|INTEGER|REAL)( NOT NULL)?\s*$/.exec(line);
    if (column === null) throw new Error(`A column of ${name} cannot be read.`);
    return { name: column[1] ?? '', type: column[2] as ColumnType, isRequired: column[3] !== undefined };
  });
  return [{ name, columns, statement }];
}

function parseIndex(statement: string): Index[] {
  const match = /^CREATE (UNIQUE )?INDEX (\w+) ON (\w+) \(([^)]*)\)$/.exec(statement);
  if (match === null) return [];
  const [, unique, name = '', table = '', columns = ''] = match;
  return [{ name, table, columns: columns.split(',').map((column) => column.trim()), isUnique: unique !== undefined }];
}

function definitionsFile(ministry: MinistryId): string {
  const places = [`../../${ministry}/tables.sql`, `../../../../mocks/${ministry}/tables.sql`];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`The table definitions of ${ministry} are missing.`);
  return found;
}
