import { GatewayError } from '../errors/gatewayError.ts';
import type { AccessProfile, Caller } from '../model/access.ts';
import type { Purpose } from '../model/purpose.ts';

/**
 * What a caller may read for a stated purpose on a day.
 *
 * - without a purpose, or for a caller without a token: open data only; which of the two it was decides the refusal's text
 * - throws `PURPOSE_UNKNOWN`, `PURPOSE_EXPIRED`, `PURPOSE_NOT_FOR_ROLE` or `CASE_MISSING`
 */
export function accessProfile(
  purposes: ReadonlyMap<string, Purpose>,
  caller: Caller | undefined,
  stated: { readonly purpose?: string; readonly caseId?: string },
  today: string,
): AccessProfile {
  const purpose = stated.purpose === undefined ? undefined : purposes.get(stated.purpose);
  if (stated.purpose !== undefined && purpose === undefined) throw new GatewayError('PURPOSE_UNKNOWN');
  if (purpose === undefined || caller === undefined) return openProfile(caller?.role);
  if (purpose.expiry !== undefined && purpose.expiry < today) {
    throw new GatewayError('PURPOSE_EXPIRED', { purpose: purpose.code, expiry: purpose.expiry });
  }
  if (!purpose.roles.includes(caller.role)) {
    throw new GatewayError('PURPOSE_NOT_FOR_ROLE', { purpose: purpose.code, role: caller.role });
  }
  if (purpose.caseRequired && stated.caseId === undefined) {
    throw new GatewayError('CASE_MISSING', { purpose: purpose.code });
  }
  return {
    id: `${caller.role}/${purpose.code}`,
    role: caller.role,
    purpose: purpose.code,
    classes: purpose.classes,
    sensitiveKinds: purpose.sensitiveKinds,
    ...(purpose.costBudget === undefined ? {} : { costBudget: purpose.costBudget }),
  };
}

function openProfile(role: string | undefined): AccessProfile {
  return {
    id: role === undefined ? 'anonymous' : `${role}/`,
    role,
    purpose: undefined,
    classes: ['OPEN'],
    sensitiveKinds: [],
  };
}
