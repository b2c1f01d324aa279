import type { CorrectionRow } from './correctionTable.ts';

/** Longest wait for an owner to confirm (milliseconds). */
const WAIT_MS = 5_000;

/**
 * Brings a case to its owner: a POST with the case as JSON, which any 2xx confirms. The same case may come twice, when a
 * confirmation was lost; its number tells.
 *
 * - rejects when the owner did not confirm
 */
export async function sendNotice(url: string, row: CorrectionRow): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
    body: JSON.stringify({
      caseNumber: row.case_number,
      element: row.element,
      recordKey: row.record_key,
      personalId: row.person_id,
      reason: row.reason,
      ...(row.evidence === null ? {} : { evidence: row.evidence }),
      owner: row.owner,
      requestedAt: row.requested_at,
      dueOn: row.due_on,
    }),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The owner answered with status ${String(response.status)}.`);
}
