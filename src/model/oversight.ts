import type { AuditReader } from './audit.ts';
import type { Purpose } from './purpose.ts';

/** Where a request for correction stands. */
export type CorrectionStatus = 'OPEN' | 'CORRECTED' | 'REJECTED';

/** What somebody says is wrong about them. */
export interface CorrectionRequest {
  /** Whose data it is, and who asks. */
  readonly personalId: string;
  /** Coordinate of the element, as `Person.birthDate`. */
  readonly element: string;
  /** Key of the record that holds it, as the asker knows it; for the owner. */
  readonly recordKey: string;
  readonly reason: string;
  readonly evidence?: string | undefined;
}

/**
 * A case with the owner of an element.
 *
 * From: Law 91/2025; NĐ 356/2025, Article 5 (ten days).
 */
export interface CorrectionCase {
  readonly caseNumber: string;
  readonly element: string;
  /** Agency code of the owner. */
  readonly owner: string;
  readonly status: CorrectionStatus;
  /** ISO 8601. */
  readonly requestedAt: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly closedAt?: string;
  /** What the owner says of it. */
  readonly note?: string;
  /** When the owner confirmed that it has the request. */
  readonly deliveredAt?: string;
}

/** Where requests for correction are opened and looked up. */
export interface CorrectionDesk {
  /** Rejects with `CORRECTION_ELEMENT`, `CORRECTION_TOO_MANY` or `CORRECTION_STORE`. */
  open(request: CorrectionRequest): Promise<CorrectionCase>;
  /** Cases of a person, the newest first. */
  ofPerson(personalId: string): Promise<readonly CorrectionCase[]>;
}

/** A caller who asked for more people within an hour than is usual. */
export interface VolumeAlert {
  /** ISO 8601, UTC. */
  readonly raisedAt: string;
  readonly agency?: string;
  readonly role?: string;
  /** Stands for the caller, the same until the gateway starts again; says nothing of who it is. */
  readonly caller: string;
  /** Different people (count), at least. */
  readonly persons: number;
  readonly limit: number;
}

/** What the fields need that show the record: to a citizen their own, to an overseer numbers. */
export interface OversightServices {
  readonly reader: AuditReader;
  readonly corrections: CorrectionDesk;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** The newest first. */
  readonly alerts: () => readonly VolumeAlert[];
  /** People within an hour that are still usual (count). */
  readonly usualPersonsPerHour: number;
  /** Stands for a caller without naming them. */
  readonly callerReference: (caller: string) => string;
}
