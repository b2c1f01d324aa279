import type { RowNarrowing } from './rows.ts';
import type { DocumentNode } from 'graphql';
import type { ByteText } from '../util/byteText.ts';
import type { MayI } from './mayI.ts';
import type { EndSignal } from '../util/ending.ts';

/** Identifier of a ministry's source, as in `resolvers/`: `population`, `land`, … */
export type SourceId = string;

/** How a source is reached. `local` is the gateway's own subgraph, in this process. */
export type SourceKind = 'graphql' | 'sql' | 'rest' | 'local';

/** Response keys and list indexes from the root of an answer (GraphQL specification §7.1.2). */
export type ResponsePath = readonly (string | number)[];

/** What a source may know of the request that it helps to answer; forwarded so that a ministry can decide and log for itself. */
export interface RequestContext {
  readonly requestId: string;
  readonly purpose?: string | undefined;
  readonly caseId?: string | undefined;
  readonly agency?: string | undefined;
  readonly officer?: string | undefined;
  readonly role?: string | undefined;
  /**
   * A citizen's or representative's own personal identifier, for the gateway's own subgraph alone. A function, so that
   * whoever forwards, logs or hashes a context does not take it along.
   */
  readonly ownPersonalId?: (() => string) | undefined;
  /** All numbers that this person has or had, as far as they are known; a function, for the same reason. */
  readonly ownNumbers?: (() => readonly string[]) | undefined;
  /** What the caller may ask for; for the gateway's own subgraph alone. */
  readonly mayI?: MayI | undefined;
  /** Headers that whoever embeds the gateway states for a source; a function, as above. */
  readonly headersFor?: ((source: SourceId) => Promise<Readonly<Record<string, string>>>) | undefined;
  /** Those of the source that is asked, names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether the caller asked for provenance; sources then report as-of times. */
  readonly wantsProvenance: boolean;
  /** Whether it follows a change, as a mutation or an event: no read that began before may answer it. */
  readonly isAfterChange?: boolean | undefined;
}

/** A required input that could not be had, told to sources that can answer without it. */
export interface UnavailableInput {
  /** Name of the variable that holds the representations. */
  readonly variable: string;
  /** Index of the representation in that variable. */
  readonly index: number;
  /** Path inside the representation, as `['applicant', 'birthRecord']`. */
  readonly path: ResponsePath;
  /** Source that failed, and why. */
  readonly source: SourceId;
  readonly code: string;
}

/** One operation for one source, in dictionary words. */
export interface SourceRequest {
  /** Operation text; the same object for every execution of a plan, so that sources may cache by it. */
  readonly text: string;
  /** The same operation, parsed once per plan. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  readonly signal: EndSignal;
  readonly unavailable?: readonly UnavailableInput[];
  /** Whose rows are wanted, where the source may leave out the others; a source that cannot need not. */
  readonly rows?: RowNarrowing;
}

/** An error that a source reported on a path of its own answer. `code` is a catalogue code; the message holds no values. */
export interface SourceError {
  readonly code: string;
  readonly path?: ResponsePath;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** As-of time (ISO 8601) that a ministry gives for the object at a path of its answer. */
export interface AsOf {
  readonly path: ResponsePath;
  readonly at: string;
}

/** What one request to a source cost. */
export interface SourceCost {
  /** Calls over HTTP (count). */
  readonly httpCalls: number;
  /** SQL statements (count). */
  readonly sqlStatements: number;
  /** Size of the bodies or rows received (bytes; estimated for SQL). */
  readonly bytes: number;
}

/** A source's answer to one request: `data` in the shape of the operation, in dictionary words and codes. */
export interface SourceAnswer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly SourceError[];
  readonly cost: SourceCost;
  readonly asOf?: readonly AsOf[];
}

/** The same request for a source that speaks JSON text; see `ByteText`. */
export interface SourceTextRequest {
  /** The same object for every execution of a plan. */
  readonly text: string;
  readonly document: DocumentNode;
  /** The variables as a JSON object, representations included. */
  readonly variablesText: ByteText;
  readonly context: RequestContext;
  readonly signal: EndSignal;
}

/** The body of a GraphQL response as it came: valid UTF-8, nothing else about it is certain. */
export interface SourceTextAnswer {
  readonly body: ByteText;
  readonly cost: SourceCost;
  /** Turns the response's `errors`, parsed, into errors of the catalogue. Their paths are those of the response. */
  readonly readErrors: (errors: unknown) => readonly SourceError[];
  /** As-of times out of the response's `extensions`, parsed. */
  readonly readAsOf: (extensions: unknown) => readonly AsOf[];
}

/** One event of a subscription at a source. `data` and errors are those of a `SourceAnswer`. */
export type SourceEvent = Pick<SourceAnswer, 'data' | 'errors'>;

/** What is known of a source's condition. */
export type SourceCondition =
  | { readonly state: 'unknown' }
  | { readonly state: 'up'; readonly sinceMs: number }
  | { readonly state: 'down'; readonly sinceMs: number; readonly code: string }
  | { readonly state: 'schema-differs'; readonly sinceMs: number; readonly differences: readonly string[] };

/**
 * A ministry's system behind one interface, whatever its protocol.
 *
 * - `execute` rejects with a `GatewayError` (`SOURCE_*`) when the whole request failed; it never rejects for a single field
 * - `signal` of a request aborted by a `TimeoutError` (`AbortSignal.timeout`) counts against the source; aborted by
 *   anything else it means that nobody waits any longer
 * - `probe` asks whether the ministry answers, and for GraphQL sources whether its schema is the declared one
 */
export interface Source {
  readonly id: SourceId;
  readonly kind: SourceKind;
  /** Whether it accepts representations with unavailable inputs (see `SourceRequest.unavailable`). */
  readonly acceptsUnavailable: boolean;
  /** Entities that one request may ask for (count); more are asked for in several. Without it the executor decides. */
  readonly batchLimit?: number;
  /** Whether one answer may stand for all who ask for the same at the same time, where nothing tells who asks. */
  readonly sharesReads?: boolean;
  execute(request: SourceRequest): Promise<SourceAnswer>;
  /**
   * The quick road, of sources whose answers need no translation: text to text. What is true of `execute` is true of it.
   * Of entities the source answers in order, and nobody has checked it. It keeps the source's time limit itself.
   */
  readonly executeText?: (request: SourceTextRequest) => Promise<SourceTextAnswer>;
  /**
   * Events of a subscription, of sources that can. Rejects, or ends the iteration with an error (`GatewayError`), when the
   * source refuses or breaks off. Ending the iteration, or `signal`, ends the subscription at the source.
   */
  readonly subscribe?: (request: SourceRequest) => Promise<AsyncIterable<SourceEvent>>;
  probe(signal: EndSignal): Promise<SourceCondition>;
  close(): Promise<void>;
}
