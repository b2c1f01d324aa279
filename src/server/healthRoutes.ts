import type { FastifyInstance } from 'fastify';
import type { SourceCondition, SourceId, SourceKind } from '../model/source.ts';

/** Condition of one source as operators and the playground see it. */
export interface SourceReport {
  readonly id: SourceId;
  readonly kind: SourceKind;
  readonly ministryVi: string;
  readonly ministryEn: string;
  readonly condition: SourceCondition;
}

export interface HealthReport {
  readonly sources: readonly SourceReport[];
}

/**
 * `/health` says that the process lives, `/ready` that it answers requests. A ministry that is down makes neither of them
 * fail: its fields fail, the gateway does not. `/api/sources` tells each source's condition.
 */
export function registerHealthRoutes(server: FastifyInstance, report: () => HealthReport): void {
  server.get('/health', () => ({ status: 'ok' }));
  server.get('/ready', () => ({ status: 'ok' }));
  server.get('/api/sources', () => report());
}
