import { GatewayError } from '../../errors/gatewayError.ts';
import type { Caller } from '../../model/access.ts';
import type { RuledPurpose } from '../rules/readPurposes.ts';
import { tokenError } from '../token/tokenError.ts';
import type { Circumstances } from './circumstances.ts';
import { matchesAdmission } from './matchesAdmission.ts';

/** What a request states about why it asks. */
export interface Stated {
  readonly purpose?: string | undefined;
  readonly caseId?: string | undefined;
  /** Reason of an emergency. */
  readonly emergency?: string | undefined;
}

/**
 * The stated purpose of a caller who is admitted to it on a day; `undefined` when there is no purpose or no caller, as then
 * nothing but open data are answered.
 *
 * - throws `PURPOSE_UNKNOWN`, `PURPOSE_NOT_EFFECTIVE`, `PURPOSE_EXPIRED`, `PURPOSE_NOT_FOR_ROLE`,
 *   `PURPOSE_NOT_FOR_AGENCY`, `CASE_MISSING` or `EMERGENCY_REASON_MISSING`; `TOKEN_INVALID` for a role that is none of
 *   the caller's kind
 */
export function admit(
  purposes: ReadonlyMap<string, RuledPurpose>,
  caller: Caller | undefined,
  circumstances: Pick<Circumstances, 'role' | 'agencies'>,
  stated: Stated,
  today: string,
): RuledPurpose | undefined {
  if (stated.purpose === undefined) return undefined;
  const purpose = purposes.get(stated.purpose);
  if (purpose === undefined) throw new GatewayError('PURPOSE_UNKNOWN');
  if (caller === undefined) return undefined;
  const { code, effective, expiry } = purpose;
  if (effective !== undefined && today < effective)
    throw new GatewayError('PURPOSE_NOT_EFFECTIVE', { purpose: code, effective });
  if (expiry !== undefined && expiry < today) throw new GatewayError('PURPOSE_EXPIRED', { purpose: code, expiry });
  if (!matchesAdmission(purpose, circumstances)) {
    const isKnown = purpose.roles.includes(caller.role);
    if (isKnown && circumstances.role === undefined) throw tokenError('role');
    throw new GatewayError(isKnown ? 'PURPOSE_NOT_FOR_AGENCY' : 'PURPOSE_NOT_FOR_ROLE', {
      purpose: code,
      role: caller.role,
    });
  }
  if (purpose.caseRequired && stated.caseId === undefined) throw new GatewayError('CASE_MISSING', { purpose: code });
  if (purpose.emergency && stated.emergency === undefined)
    throw new GatewayError('EMERGENCY_REASON_MISSING', { purpose: code });
  return purpose;
}
