/** What an overseer decided about an emergency access. */
export type ReviewDecision = 'JUSTIFIED' | 'UNJUSTIFIED';

export type ReviewStatus = 'OPEN' | ReviewDecision;

/** An emergency access that somebody looks at afterwards. */
export interface EmergencyReview {
  /** Identifier of the request, which its answer tells as `extensions.access.emergency.reviewId`. */
  readonly id: string;
  /** Record in the log, under which the agency finds the officer. */
  readonly recordId: string;
  /** ISO 8601, UTC. */
  readonly accessedAt: string;
  readonly agency?: string;
  readonly role?: string;
  /** Stands for the officer without naming them; the same in all reviews of this installation. */
  readonly officerReference: string;
  readonly purpose?: string;
  readonly reason: string;
  /** Subjects (count). */
  readonly persons: number;
  readonly status: ReviewStatus;
  /** Open for more than three days. */
  readonly isOverdue: boolean;
  /** ISO 8601, UTC. */
  readonly decidedAt?: string;
  readonly note?: string;
}

export interface ReviewPage {
  readonly reviews: readonly EmergencyReview[];
  /** To be given as `after` for the next page; absent on the last. */
  readonly next?: string;
}

/** Where emergency accesses are looked at. Rejects with a `GatewayError` `REVIEW_…`. */
export interface ReviewDesk {
  /** The overdue first, then the rest of the open ones, then the decided; with `status`, those alone. Each by time. */
  list(page: {
    readonly status?: ReviewStatus | undefined;
    readonly first: number;
    readonly after?: string | undefined;
  }): Promise<ReviewPage>;
  /**
   * Decides once and for all.
   *
   * - `reviewer`: own identifier of the officer who decides, who may not be the one concerned
   */
  decide(decision: {
    readonly id: string;
    readonly decision: ReviewDecision;
    readonly note: string;
    readonly reviewer: string;
  }): Promise<EmergencyReview>;
}

/** An emergency access at the moment when it is asked for. It holds the officer, but no subject and no reason. */
export interface EmergencyUse {
  readonly requestId: string;
  /** Own identifier of the officer, or what the token names them by. */
  readonly officer: string;
  readonly agency?: string | undefined;
  readonly role: string;
  readonly purpose: string;
}

/** Hears of an emergency access before anything is fetched. Rejects with `EMERGENCY_LIMIT`. */
export type AdmitEmergency = (use: EmergencyUse) => Promise<void>;
