/** Gives the token of the moment; `isRefused` when the gateway has just refused the last one. */
export type GiveToken = (asked: {
  readonly isRefused: boolean;
}) => string | null | undefined | Promise<string | null | undefined>;

/** Who asks, and why. Sent with every call (docs/access.md). */
export interface Grounds {
  /** Of the identity service; a function is asked before every call. None: open data. */
  readonly token?: string | GiveToken | null | undefined;
  /** Code of the purpose, as `LAND_TRANSFER`. */
  readonly purpose?: string | undefined;
  /** Code of the dossier or encounter, where the purpose needs one. */
  readonly caseId?: string | undefined;
  /** Why it is an emergency, in words; only for purposes that are for emergencies. */
  readonly emergency?: string | undefined;
  /** What a refused field costs: itself (`field`, the default) or the whole request. */
  readonly onRefusal?: 'field' | 'request' | undefined;
  /** Whether answers say where each field comes from (`extensions.provenance`). */
  readonly provenance?: boolean | undefined;
}

/** When a query is asked again. Mutations never are. */
export interface RetryRules {
  /** Attempts after the first (count). Default 2. */
  readonly most?: number;
  /** Wait before the second attempt at most (milliseconds); doubles each time. Default 300. */
  readonly firstWaitMs?: number;
  /** Longest wait (milliseconds); a gateway that asks for more is not asked again. Default 10,000. */
  readonly longestWaitMs?: number;
}

export interface ClientOptions extends Grounds {
  /** Address of the gateway's GraphQL: `https://…/graphql`, in a browser also `/graphql`. */
  readonly url: string;
  /**
   * What is sent of a document: its text, or the identifier that `lienthong codegen` gave it, as a gateway with trusted
   * documents admits it. Default `text`.
   */
  readonly send?: 'text' | 'identifier';
  readonly retry?: RetryRules;
  /** Longest wait for an answer (milliseconds). Default 30,000; `Infinity` for none. */
  readonly timeoutMs?: number;
  /** After so long without a sign of life a subscription's connection is taken for lost (milliseconds). Default 40,000. */
  readonly silenceMs?: number;
  /** Instead of the global one. */
  readonly fetch?: typeof fetch;
  /** Writes a parsed document that does not know its text: `print` of graphql. */
  readonly print?: (document: never) => string;
  /** Random numbers from 0 to 1, which spread retries. Default `Math.random`. */
  readonly random?: () => number;
}

/** What one call says otherwise than its client. */
export interface CallOptions extends Grounds {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
}
