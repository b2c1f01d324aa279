import { GatewayError } from '../errors/gatewayError.ts';
import type { Caller } from '../model/access.ts';
import type { Purpose } from '../model/purpose.ts';

type Known = Pick<Purpose, 'code' | 'emergency' | 'roles'>;

/**
 * A reason for an emergency is taken from roles that a purpose for emergencies admits, and for such a purpose alone: it
 * opens nothing elsewhere, and nobody shall believe that it did.
 *
 * - throws `EMERGENCY_NOT_FOR_ROLE` or `EMERGENCY_NEEDS_PURPOSE`
 */
export function checkEmergency(
  purposes: ReadonlyMap<string, Known>,
  caller: Pick<Caller, 'role'> | undefined,
  stated: { readonly purpose?: string | undefined; readonly emergency?: string | undefined },
): void {
  if (stated.emergency === undefined) return;
  const forThem = [...purposes.values()].filter(
    ({ emergency, roles }) => emergency && caller !== undefined && roles.includes(caller.role),
  );
  if (forThem.length === 0) throw new GatewayError('EMERGENCY_NOT_FOR_ROLE');
  const codes = forThem.map(({ code }) => code);
  if (stated.purpose === undefined || !codes.includes(stated.purpose)) {
    throw new GatewayError('EMERGENCY_NEEDS_PURPOSE', { purposes: codes.join(', ') });
  }
}
