/** Who asked, and how often (requests). */
export interface UseCount {
  readonly by: string;
  readonly requests: number;
}

/** Somebody who answers for a breakage until a day. */
export interface Approval {
  /** Identifier of the breakage. */
  readonly change: string;
  readonly owner: string;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/**
 * One thing that a proposed schema breaks.
 *
 * - `id`: the same for the same breakage in every run, for approvals
 * - `composition`: the graph cannot be made; `graph`: clients can no longer ask for or send something; `document`: a
 *   trusted document no longer works as before; `dictionary`: a rule of the dictionary is broken that was kept
 * - `documents`: trusted documents that use it
 * - `causes`: of a document, the identifiers of the breakages of the graph that it suffers from
 */
export interface Breakage {
  readonly id: string;
  readonly kind: 'composition' | 'graph' | 'document' | 'dictionary';
  /** A warning is told, and breaks nothing that is known. */
  readonly severity: 'error' | 'warning';
  readonly where: string;
  readonly message: string;
  readonly remedy?: string;
  readonly documents: readonly string[];
  readonly uses: readonly UseCount[];
  readonly causes: readonly string[];
  readonly approval?: Approval;
}

/** What a check came to. */
export interface SchemaReport {
  readonly source: string;
  readonly against: string;
  readonly breakages: readonly Breakage[];
  /** Approvals past their last day, of breakages that are there. */
  readonly lapsed: readonly Approval[];
  /** What could not be looked at, and why. */
  readonly notChecked: readonly string[];
  /**
   * - `breaks`: an error that nobody answers for
   * - `incomplete`: none was found, but the composition could not be tried
   */
  readonly verdict: 'safe' | 'breaks' | 'incomplete';
}
