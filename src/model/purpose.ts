import type { DataClass } from './access.ts';

/** A registered purpose: why someone may ask, on which legal basis, and how far it reaches. */
export interface Purpose {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Act and article, as one readable line. */
  readonly basis: string;
  readonly roles: readonly string[];
  readonly classes: readonly DataClass[];
  /** Kinds of sensitive data that it opens; none while the class SENSITIVE is closed. */
  readonly sensitiveKinds: readonly string[];
  readonly caseRequired: boolean;
  /** Last day in force, `YYYY-MM-DD`; absent = no end. */
  readonly expiry?: string;
  /** What an operation may cost at most; absent = what the operator set for everybody. */
  readonly costBudget?: number;
}
