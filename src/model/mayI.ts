/** An operation that somebody asks about. */
export interface AskedOperation {
  readonly operation: string;
  /** A JSON object, as text. */
  readonly variables?: string | undefined;
  readonly operationName?: string | undefined;
}

/** A decision in the words of the dictionary (`Decision`). Throws `MAY_I_TOO_OFTEN` or `MAY_I_VARIABLES`. */
export type MayI = (asked: AskedOperation) => Readonly<Record<string, unknown>>;
