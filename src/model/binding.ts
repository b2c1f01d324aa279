import type { AdminUnitRegistry } from './adminUnit.ts';
import type { Dictionary } from './dictionary.ts';
import type { RequestContext, SourceId, UnavailableInput } from './source.ts';

/** Which ministry keeps a source; names are for readers, the agency code follows Decision 20/2020. */
export interface Ministry {
  readonly vi: string;
  readonly en: string;
  readonly agency: string;
}

/**
 * Where a source is.
 *
 * - `env`: environment variable that overrides the address, as `LIENTHONG_POPULATION_URL`
 * - `default`: `http(s)://…` for graphql and rest; `postgres://…`, `mysql://…` or `sqlite:<path>` for sql
 */
export interface Connection {
  readonly env: string;
  readonly default: string;
}

/** How long and how much a source may take; what is left out has the default of `src/sources/guard/limits.ts`. */
export interface SourceLimits {
  /** Longest wait for one whole request (milliseconds). */
  readonly timeoutMs?: number;
  readonly connectTimeoutMs?: number;
  /** Longest wait for the first byte of an answer, and between two pieces of it (milliseconds). */
  readonly idleTimeoutMs?: number;
  /** Largest answer, unpacked (bytes). */
  readonly answerBytes?: number;
  /** Largest number of requests at a time; more wait, within their own time. */
  readonly concurrency?: number;
  /** Failures in a row before the source is left alone (count, at least 1). */
  readonly failureLimit?: number;
  /** How long it is left alone before one trial request (milliseconds). */
  readonly restMs?: number;
  /** Time between two probes while it is up, and while it is down (milliseconds). */
  readonly probeUpMs?: number;
  readonly probeDownMs?: number;
  /** Keys in one statement or one bulk call (count). */
  readonly batchLimit?: number;
}

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

interface BindingBase {
  readonly id: SourceId;
  readonly ministry: Ministry;
  readonly limits?: SourceLimits;
  /** SDL file of dictionary words that this ministry brings, for a new subject; relative to the project's root. */
  readonly dictionaryFile?: string;
}

/** A ministry that offers a database. */
export interface SqlBinding extends BindingBase {
  readonly kind: 'sql';
  readonly connection: Connection;
  readonly types: Readonly<Record<string, TypeBinding>>;
  readonly queries?: Readonly<Record<string, QueryBinding>>;
}

/** How a call gives its pages. */
export interface PageBinding {
  /** JSON path of the address of the next page, absolute or below the source's address; null or absent on the last one. */
  readonly next: string;
  /** JSON path of the number of objects on all pages together; when fewer came, the answer is not believed. */
  readonly total?: string;
  /** More pages than this are taken for a fault (count, default 100). */
  readonly maxPages?: number;
}

/** A call that finds objects by the values of one of their fields. */
export interface EndpointLookup {
  /** JSON path of that field in an object. */
  readonly by: string;
  readonly method: 'GET' | 'POST';
  /** Below the source's address. `{key}` stands for one key, for a call that takes a single one. */
  readonly path: string;
  /** Query parameter (GET) that takes the keys divided by commas, or property of the body (POST) that takes them as a list. */
  readonly keys?: string;
  /** Further query parameters, as a page size. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Keys in one call (count). */
  readonly limit: number;
  readonly pages?: PageBinding;
}

/** One collection of a REST API. */
export interface EndpointBinding {
  /** JSON path of the list in an answer; left out when the answer itself is the list, or the one object. */
  readonly items?: string;
  readonly lookups: readonly EndpointLookup[];
}

/** A ministry that offers a REST API. `TypeBinding.table` names an endpoint. */
export interface RestBinding extends BindingBase {
  readonly kind: 'rest';
  readonly connection: Connection;
  /** A path that answers quickly, below the source's address; asked to see whether the ministry is there. */
  readonly probePath?: string;
  readonly endpoints: Readonly<Record<string, EndpointBinding>>;
  readonly types: Readonly<Record<string, TypeBinding>>;
  readonly queries?: Readonly<Record<string, QueryBinding>>;
}

/** What a subgraph calls a field or an argument. */
export interface RenamedValue {
  readonly name: string;
  readonly codes?: CodeMap;
  readonly format?: ValueFormat;
}

/** What a subgraph calls a field, and its arguments. A plain string is the name. */
export type RenamedField =
  string | (RenamedValue & { readonly arguments?: Readonly<Record<string, string | RenamedValue>> });

/** What a subgraph calls a type. */
export interface RenamedType {
  readonly name: string;
  readonly keys?: readonly string[];
  readonly fields: Readonly<Record<string, RenamedField>>;
  readonly shareable?: boolean;
}

/**
 * A ministry that offers a federation subgraph.
 *
 * - `schemaFile`: the SDL that it publishes, relative to the project's root or absolute; used when it is down at start
 * - `types`, `queries`: its own names, when it does not speak the dictionary's words; then all that it answers is listed
 */
export interface GraphqlBinding extends BindingBase {
  readonly kind: 'graphql';
  readonly connection: Connection;
  readonly schemaFile: string;
  readonly types?: Readonly<Record<string, RenamedType>>;
  readonly queries?: Readonly<Record<string, RenamedField>>;
}

/** What a resolver of the gateway's own subgraph may use. */
export interface LocalContext {
  readonly request: RequestContext;
  /** Today in Vietnam, `YYYY-MM-DD`. */
  readonly today: string;
  /** This moment, ISO 8601 with +07:00. */
  readonly now: string;
  readonly dictionary: Dictionary;
  /** Administrative units in time. */
  readonly adminUnits: AdminUnitRegistry;
  /**
   * Required inputs of an entity that could not be had; the value stands as `null` in the entity.
   *
   * - `entity`: the representation, or the object that `__resolveReference` made of it
   */
  readonly unavailable: (entity: object) => readonly UnavailableInput[];
}

/**
 * Computes one field. `parent` is the representation (keys and required fields, `__typename`) or what another resolver
 * returned; `args` are the field's arguments as sent by the client.
 */
export type LocalResolver = (
  parent: Readonly<Record<string, unknown>>,
  args: Readonly<Record<string, unknown>>,
  context: LocalContext,
) => unknown;

/**
 * Resolvers by type and field. `__resolveReference(representation, {}, context)` of a type turns a representation into
 * its object; without it the representation itself is the object. `__resolveType` of an abstract type names the type.
 */
export type LocalResolvers = Readonly<Record<string, Readonly<Record<string, LocalResolver>>>>;

/** The gateway's own subgraph: what is computed, in this process. */
export interface LocalBinding extends BindingBase {
  readonly kind: 'local';
  /** Federation v2 SDL in the dictionary's words. */
  readonly sdl: string;
  readonly resolvers: LocalResolvers;
}

/** How a ministry is attached: where it is, what it calls things. Data, written in `resolvers/<id>/`. */
export type SourceBinding = SqlBinding | RestBinding | GraphqlBinding | LocalBinding;
