import { GatewayError } from '../../errors/gatewayError.ts';
import type { Caller } from '../../model/access.ts';
import type { Purpose } from '../../model/purpose.ts';
import type { CaseFacts, DossierFacts, EncounterFacts } from './caseFacts.ts';

/**
 * Whether a request of this caller for this purpose can be founded on the case. Whether a case of others is open is not told.
 *
 * - throws `CASE_NOT_YOURS`, `CASE_CLOSED` or `CASE_NOT_FOR_PURPOSE`
 *
 * From: Decree 70/2024 and Law on Identity 26/2023 (officers use data within their task).
 */
export function checkCase(found: CaseFacts, caller: Caller, purpose: Purpose): void {
  const isTheirs = found.kind === 'dossier' ? worksOn(caller, found) : treatsAt(caller, found);
  if (!isTheirs) throw new GatewayError('CASE_NOT_YOURS');
  if (!found.isOpen) throw new GatewayError('CASE_CLOSED');
  if (found.kind === 'dossier' && !isFor(purpose, found)) {
    throw new GatewayError('CASE_NOT_FOR_PURPOSE', { purpose: purpose.code });
  }
}

/** An agency works on what names it or the office of which it is a unit. */
function worksOn({ agency }: Caller, { agencies }: DossierFacts): boolean {
  return agency !== undefined && agencies.some((named) => agency === named || agency.startsWith(`${named}.`));
}

function treatsAt({ organisation }: Caller, { facility }: EncounterFacts): boolean {
  return organisation !== undefined && organisation === facility;
}

/** A procedure may carry the suffix of an agency: `1.004222.000.00.00.H29` is 1.004222. */
function isFor({ procedures }: Purpose, { procedure }: DossierFacts): boolean {
  if (procedures === undefined) return true;
  return procedure !== undefined && procedures.some((code) => procedure === code || procedure.startsWith(`${code}.`));
}
