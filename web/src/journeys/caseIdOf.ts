import type { Operation, OperationCase } from '../api/types.ts';

/**
 * The case (dossier, encounter) to name for a set of variables. Where the operation's own case stands among the variables of
 * its first set, as a dossier code does, the other sets have theirs in the same place.
 */
export function caseIdOf({ caseId, cases }: Operation, chosen: OperationCase): string {
  if (caseId === undefined) return '';
  const place = placeOf(cases[0]?.variables, caseId);
  const own = place?.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    chosen.variables,
  );
  return typeof own === 'string' ? own : caseId;
}

function placeOf(value: unknown, wanted: string): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === wanted) return [key];
    const deeper = placeOf(inner, wanted);
    if (deeper !== undefined) return [key, ...deeper];
  }
  return undefined;
}
