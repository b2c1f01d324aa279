/** What the gateway's portal endpoints answer. */
export interface Persona {
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly role: string;
  readonly agency?: string;
  readonly purposes: readonly string[];
}

export interface Purpose {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly basis: string;
  readonly roles: readonly string[];
  readonly groups: readonly { readonly code: string; readonly vi: string; readonly en: string }[];
  readonly emergency: boolean;
  readonly caseRequired: boolean;
}

export interface OperationCase {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caseId?: string;
}

export interface Operation {
  readonly id: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly persona: string;
  readonly purpose: string;
  readonly caseId?: string;
  readonly document: string;
  readonly cases: readonly OperationCase[];
}

export interface SourceReport {
  readonly id: string;
  readonly kind: string;
  readonly ministryVi: string;
  readonly ministryEn: string;
  readonly condition: { readonly state: 'unknown' | 'up' | 'down' | 'schema-differs'; readonly code?: string };
}

export interface FetchReport {
  readonly id: number;
  readonly source: string;
  readonly kind: string;
  /** From the start of execution (milliseconds). */
  readonly startedMs: number;
  readonly durationMs: number;
  /** None when nothing was left to ask, for instance because what the fetch needs had failed. */
  readonly requests: number;
  readonly httpCalls: number;
  readonly sqlStatements: number;
  readonly bytes: number;
  readonly entities: number;
  readonly ok: boolean;
  readonly code?: string;
}

export interface FieldProvenance {
  /** Response keys from the root; `*` stands for every item of a list. */
  readonly path: readonly string[];
  readonly coordinate: string;
  readonly source?: string;
  readonly fetch?: number;
  readonly class?: string;
  readonly asOf?: string;
  readonly asOfNewest?: string;
}

/** One fetch of the plan as the picture needs it. */
export interface PlannedFetch {
  readonly fetchId: number;
  readonly source: string;
  readonly selections: readonly {
    readonly entityType?: string;
    readonly paths: readonly string[];
    readonly inputs: readonly string[];
    readonly fields: readonly string[];
  }[];
  readonly dependsOn: readonly number[];
}

export interface Provenance {
  readonly plan: string;
  readonly steps: readonly { readonly parallel: readonly PlannedFetch[] }[];
  readonly fetches: readonly FetchReport[];
  readonly fields: readonly FieldProvenance[];
  readonly ministries: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}

/** An entry of `errors`, as the catalogue words it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly messageVi?: string;
    readonly remedy?: string;
    readonly remedyVi?: string;
    readonly source?: string;
    readonly errorId?: string;
  };
}

export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: { readonly provenance?: Provenance } & Readonly<Record<string, unknown>>;
}
