/** Path to a place of an answer: response keys and indexes of lists. */
export type AnswerPath = readonly (string | number)[];

/** What an agency or a ministry is called. */
export interface Names {
  readonly vi: string;
  readonly en: string;
}

/** An error as the gateway tells it; every code is in its catalogue (`docs/errors.md`). */
export interface AnswerError {
  readonly message: string;
  /** The place concerned; absent when the request was refused as a whole. */
  readonly path?: AnswerPath | undefined;
  readonly extensions?: {
    readonly code?: string;
    readonly messageVi?: string;
    readonly remedy?: string;
    readonly remedyVi?: string;
    /** Article on which a refusal rests. */
    readonly article?: string;
    /** Agency to ask about a refusal. */
    readonly owner?: Names & { readonly code: string };
    /** Ministry source that failed, and what the ministry is called. */
    readonly source?: string;
    readonly ministry?: Names;
    /** What a user quotes to the operator. */
    readonly errorId?: string;
  } & Readonly<Record<string, unknown>>;
}

/** What an answer needs to have for its outcomes to be read; also the results of other clients (`docs/frontend.md`). */
export interface AnswerParts<Data> {
  /** `undefined` when the request was refused as a whole. */
  readonly data?: Data | null | undefined;
  readonly errors?: readonly AnswerError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** A part of an answer that is announced and has not come (`@defer`). */
export interface PendingPart {
  readonly id: string;
  /** The object to which it adds. */
  readonly path: AnswerPath;
  readonly label?: string;
}

/** An answer of the gateway. */
export interface Answer<Data> extends AnswerParts<Data> {
  readonly errors: readonly AnswerError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /** HTTP status. */
  readonly status: number;
  /** Where the answer stands in the gateway's record; in a browser only from the same origin. */
  readonly recordId?: string | undefined;
}

/** An answer of which parts may still come. */
export interface GrowingAnswer<Data> extends Answer<Data> {
  readonly pending: readonly PendingPart[];
}

/** An answer to an event of a subscription. */
export interface EventAnswer<Data> extends Answer<Data> {
  /** Whether the connection was lost before it: events may have been missed. */
  readonly isAfterGap: boolean;
}
