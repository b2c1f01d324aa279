import type { LocalResolvers } from './localBinding.ts';
import type { SourceId } from './source.ts';
import type { CodeMap, QueryBinding, TypeBinding, ValueFormat } from './typeBinding.ts';

/** Which ministry keeps a source; names are for readers, the agency code follows Decision 20/2020. */
export interface Ministry {
  readonly vi: string;
  readonly en: string;
  readonly agency: string;
}

/** Where a source is, unless the operator sets another address (`sources.<id>.url`, `LIENTHONG_<ID>_URL`). */
export interface Connection {
  /** `http(s)://…` for graphql and rest; `postgres://…`, `mysql://…` or `sqlite:<path>` for sql. */
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
  /** Largest number of requests at a time, and of connections to a database; more wait, within their own time. */
  readonly concurrency?: number;
  /** Failures in a row before the source is left alone (count, at least 1). */
  readonly failureLimit?: number;
  /** How long it is left alone before one trial request (milliseconds). */
  readonly restMs?: number;
  /** Time between two probes while it is up, and while it is down (milliseconds). */
  readonly probeUpMs?: number;
  readonly probeDownMs?: number;
  /** Entities in one request, keys in one statement (count). A bulk call of a REST API has a `limit` of its own. */
  readonly batchLimit?: number;
}

interface BindingBase {
  readonly id: SourceId;
  readonly ministry: Ministry;
  readonly limits?: SourceLimits;
  /** SDL file of dictionary words that this ministry brings, for a new subject; relative to the project's root. */
  readonly dictionaryFile?: string;
  /** Where it takes requests for correction (POST), unless the operator sets another address. */
  readonly corrections?: Connection;
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

/**
 * A call that finds objects by the values of one of their fields. Addresses end up in access logs: keys that are
 * personal data, tax codes among them, go by POST.
 */
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

/** The gateway's own subgraph: what is computed, in this process. */
export interface LocalBinding extends BindingBase {
  readonly kind: 'local';
  /** Federation v2 SDL in the dictionary's words. */
  readonly sdl: string;
  readonly resolvers: LocalResolvers;
}

/** How a ministry is attached: where it is, what it calls things. Data, written in `resolvers/<id>/`. */
export type SourceBinding = SqlBinding | RestBinding | GraphqlBinding | LocalBinding;
