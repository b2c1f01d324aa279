import type { AuditEntry } from '../../../src/model/audit.ts';

/** An entry as a request of an officer makes it; `changes` says what is different. */
export function auditEntry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    requestId: 'b7c1f9d2',
    time: '2026-11-20T08:30:00.000Z',
    issuer: 'http://127.0.0.1:4100',
    role: 'LAND_OFFICER',
    agency: 'VPDKDD-HN',
    officer: 'CB-0017',
    purpose: 'LAND_TRANSFER',
    basis: 'Luật Đất đai 31/2024, Điều 27',
    caseId: 'HS-2026-000123',
    operationHash: '0'.repeat(64),
    operationName: 'LandTransfer',
    persons: ['079099012345'],
    organisations: [],
    elements: ['Person.fullName', 'Query.person'],
    refused: [],
    sources: ['population'],
    outcome: 'answered',
    errorCodes: [],
    bytes: 321,
    retentionMonths: 24,
    ...changes,
  };
}
