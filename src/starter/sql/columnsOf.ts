import { namedType } from '../../util/namedType.ts';
import { words } from '../binding/words.ts';
import { valueAt, type Leaf } from '../binding/leaf.ts';

/** A column, and what a record has in it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly read: (record: unknown) => unknown;
}

/** Types that PostgreSQL knows and SQLite admits; what is not listed is text, as codes and numbers with leading zeros must be. */
const COLUMN_TYPES: Readonly<Record<string, string>> = {
  Boolean: 'boolean',
  Int: 'integer',
  Float: 'double precision',
  Percent: 'numeric',
  SquareMetres: 'numeric',
  Vnd: 'bigint',
  Date: 'date',
  DateTime: 'timestamptz',
};

/** Divides the values of a list in one column. */
export const SEPARATOR = ';';

/** Scalars that are objects, and their properties, a column each. */
export const COMPOSED: Readonly<Record<string, readonly string[]>> = { GeoPoint: ['longitude', 'latitude'] };

/** `parcelAddress`, `communeCode` → `parcel_address_commune_code` */
export function columnName(path: Leaf['path']): string {
  return path.map((name) => words(name)).join('_');
}

/** The columns of a value: one, unless its scalar is an object. */
export function columnsOf({ path, type }: Leaf): readonly Column[] {
  const scalar = namedType(type);
  const properties = COMPOSED[scalar];
  if (properties !== undefined)
    return properties.map((property) => ({
      name: columnName([...path, property]),
      type: 'double precision',
      read: (record) => valueAt(record, [...path, property]),
    }));
  const isList = type.startsWith('[');
  return [
    {
      name: columnName(path),
      type: isList ? 'text' : (COLUMN_TYPES[scalar] ?? 'text'),
      read: (record) => {
        const value = valueAt(record, path);
        return Array.isArray(value) ? value.join(SEPARATOR) : value;
      },
    },
  ];
}
