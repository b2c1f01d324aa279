import type { Operation, OperationCase } from '../api/types.ts';

/** The case (dossier, encounter) to name for a set of variables: its own, or that of the operation. */
export function caseIdOf({ caseId }: Operation, chosen: OperationCase): string {
  return chosen.caseId ?? caseId ?? '';
}
