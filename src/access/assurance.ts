import { GatewayError } from '../errors/gatewayError.ts';
import type { AccessProfile, Caller, FieldClass } from '../model/access.ts';

/** Level of electronic identity from which a person is known surely enough to be told more than open data. */
const NEEDED = 2;

/**
 * A citizen, and who speaks for an organisation, is told more than open data only after signing in at level 2: level 1
 * is opened without anybody seeing the person. Officers are vouched for by their agency.
 *
 * - `elements`: class of every element, by coordinate; `profile` says which of them the request may reach
 * - throws `ASSURANCE_TOO_LOW`, naming the level that is needed
 *
 * From: Decree 69/2024/NĐ-CP on electronic identification and authentication.
 */
export function checkAssurance(
  caller: Caller | undefined,
  profile: Pick<AccessProfile, 'decide'>,
  elements: ReadonlyMap<string, FieldClass>,
): void {
  if (caller === undefined || caller.kind === 'officer' || levelOf(caller.assurance) >= NEEDED) return;
  for (const [coordinate, { dataClass }] of elements) {
    if (dataClass === 'OPEN' || profile.decide(coordinate).kind === 'refused') continue;
    throw new GatewayError('ASSURANCE_TOO_LOW', { needed: `level-${NEEDED}` });
  }
}

/** The number of `level-2`; 0 for everything that is no level. */
function levelOf(assurance: string | undefined): number {
  return Number(/^level-([1-4])$/.exec(assurance ?? '')?.[1] ?? 0);
}
