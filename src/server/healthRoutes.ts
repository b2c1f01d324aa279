import type { FastifyInstance } from 'fastify';
import type { Quarantined } from '../model/drift.ts';
import type { SourceCondition, SourceId, SourceKind } from '../model/source.ts';
import type { SourceFiguresReport } from '../observe/sourceFigures.ts';

/** Condition of one source as operators and the playground see it. */
export interface SourceReport {
  readonly id: SourceId;
  readonly kind: SourceKind;
  readonly ministryVi: string;
  readonly ministryEn: string;
  readonly condition: SourceCondition;
  /** Elements that are kept back, as the source has begun to break their rules. */
  readonly keptBack?: readonly Quarantined[];
}

/** How the audit log fares: while it is down, nothing but open data is answered. */
export interface AuditCondition {
  readonly state: 'up' | 'down';
  /** When that began, ISO 8601. */
  readonly since: string;
  /** Answers with open data alone, and refusals, that left without a record (count). */
  readonly unrecorded: number;
  /** Answers that were held back (count). */
  readonly heldBack: number;
}

export interface HealthReport {
  readonly sources: readonly SourceReport[];
}

/** What every source did of late: numbers alone. */
export interface FiguresReport {
  readonly sources: readonly ({ readonly id: SourceId } & SourceFiguresReport)[];
}

/** What there is to be told. */
export interface HealthParts {
  readonly health: () => HealthReport;
  readonly audit?: () => AuditCondition;
  /** Which graph is served: SHA-256 of its supergraph, hexadecimal. Told to operators, who want it to be the same everywhere. */
  readonly graph?: () => string;
  /** What every source did of late; not served when left out. */
  readonly figures?: () => FiguresReport;
}

/**
 * `/health` says that the process lives, which graph it serves and how the audit log fares, `/ready` that it answers
 * requests. A ministry that is down makes neither of them fail: its fields fail, the gateway does not. `/api/sources`
 * tells each source's condition, `/api/figures` what each did of late, where the operator has it served.
 */
export function registerHealthRoutes(server: FastifyInstance, parts: HealthParts): void {
  const { health, audit, graph, figures } = parts;
  server.get('/health', () => ({ status: 'ok', ...(graph && { graph: graph() }), ...(audit && { audit: audit() }) }));
  server.get('/ready', () => ({ status: 'ok' }));
  server.get('/api/sources', () => health());
  if (figures !== undefined) server.get('/api/figures', () => figures());
}
