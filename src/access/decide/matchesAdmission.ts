import type { Purpose } from '../../model/purpose.ts';
import type { Circumstances } from './circumstances.ts';

/** Whether a purpose admits a caller: a role and an agency of the same admission. */
export function matchesAdmission(
  { admitted }: Pick<Purpose, 'admitted'>,
  { role, agencies }: Pick<Circumstances, 'role' | 'agencies'>,
): boolean {
  return admitted.some((row) => row.role === role && row.agencies.some((pattern) => agencies.includes(pattern)));
}
