/** A ministry's code → the dictionary's. Several local codes may mean the same; the first one is used in questions. */
export type CodeMap = Readonly<Record<string, string | boolean>>;

/**
 * How a ministry writes a value. Without a format the value is taken as it is.
 *
 * - `yyyymmdd`: `20260131`; `20260000` and `20260100` are partial dates
 * - `yyyymmddhhmm`, `yyyymmddhhmmss`: Vietnamese local time
 * - `localDateTime`: `2026-01-31 07:05:00` or with `T`, Vietnamese local time unless it says its own offset
 * - `dd/mm/yyyy`: `31/01/2026`, also `01/2026` and `2026`
 * - `date`: the day of a date or time that is written as ISO 8601
 * - `epochSeconds`, `epochMs`: since 1970 UTC, as number or digits
 * - `integer`, `decimal`: a number that may be written as digits
 * - `text`: a number that means a code or a text
 * - `flag`: 0/1, `0`/`1`, true/false
 * - `familyName`, `middleName`, `givenName`: that part of a whole Vietnamese name
 * - `json`: JSON in a text
 */
export type ValueFormat =
  | 'yyyymmdd'
  | 'yyyymmddhhmm'
  | 'yyyymmddhhmmss'
  | 'localDateTime'
  | 'dd/mm/yyyy'
  | 'date'
  | 'epochSeconds'
  | 'epochMs'
  | 'integer'
  | 'decimal'
  | 'text'
  | 'flag'
  | 'familyName'
  | 'middleName'
  | 'givenName'
  | 'json';

/** One column (SQL) or JSON path such as `diaChi.maXa` (REST) that holds a dictionary field. */
export interface ColumnBinding {
  readonly column: string;
  readonly codes?: CodeMap;
  readonly format?: ValueFormat;
  /** The column holds a list in one text, divided by this. */
  readonly separator?: string;
}

/** A scalar that is an object, as `GeoPoint`: its property → column. Null when one of them is null. */
export interface ComposedBinding {
  readonly columns: Readonly<Record<string, string>>;
}

/** A value object of the dictionary put together from several columns. */
export interface PartsBinding {
  /** Its type: `PersonName`, `Address`. */
  readonly value: string;
  readonly parts: Readonly<Record<string, string | ColumnBinding | ComposedBinding>>;
}

/** A plain string is the column's name. */
export type FieldBinding = string | ColumnBinding | ComposedBinding | PartsBinding;

/** Own column → column of the other side; all pairs must be equal. A list of pairings is OR. */
export type JoinColumns = Readonly<Record<string, string>>;

/** Constants that rows must have. */
export type RowFilter = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Rows of another type of the same source that belong to this one.
 *
 * - `on`: own column → its column; in a type without table the own columns are its key fields
 * - `via`: a table in between; `on` then leads from its columns to the other type's
 * - `orderBy`: columns of the other side, each with ` desc` if descending
 */
export interface JoinBinding {
  readonly to: string;
  readonly on: JoinColumns | readonly JoinColumns[];
  readonly via?: {
    readonly table: string;
    readonly on: JoinColumns | readonly JoinColumns[];
    readonly where?: RowFilter;
  };
  readonly list?: boolean;
  readonly orderBy?: readonly string[];
  readonly where?: RowFilter;
}

/** Names an entity, of this ministry or another, by its key: dictionary key field → own column. */
export interface ReferenceBinding {
  readonly to: string;
  readonly key: Readonly<Record<string, string>>;
}

/** Objects that stand inside this one in the ministry's answer (REST): the JSON path of the object or list. */
export interface NestedBinding {
  readonly to: string;
  readonly nested: string;
  readonly list?: boolean;
}

export type RelationBinding = JoinBinding | ReferenceBinding | NestedBinding;

/** What a ministry calls a dictionary type. */
export interface TypeBinding {
  /**
   * Table (SQL) or endpoint name (REST). A type without one consists of its key alone: the ministry knows something
   * about the entity, but does not keep it (`Person` at Justice).
   */
  readonly table?: string;
  /** Field sets by which it is found, as in the dictionary. Empty or left out for value types. */
  readonly keys?: readonly string[];
  readonly fields: Readonly<Record<string, FieldBinding>>;
  readonly relations?: Readonly<Record<string, RelationBinding>>;
  readonly where?: RowFilter;
  /** When the ministry last touched the row. */
  readonly asOf?: string | ColumnBinding;
  readonly shareable?: boolean;
}

/** A root field: argument → field of the type by which it looks up. */
export interface QueryBinding {
  readonly to: string;
  readonly by: Readonly<Record<string, string>>;
  readonly list?: boolean;
  readonly orderBy?: readonly string[];
}
