import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { OwnContext } from '../../../src/model/ownContext.ts';
import type { OversightServices } from '../../../src/model/oversight.ts';

/** The record and the desk for corrections; throws `RECORD_NOT_KEPT` where there are none. */
export function servicesOf({ oversight }: OwnContext): OversightServices {
  if (oversight === undefined) throw new GatewayError('RECORD_NOT_KEPT');
  return oversight;
}

/** All numbers that the person who is signed in has or had; throws `PERSON_NOT_SIGNED_IN`. */
export function ownNumbers(context: OwnContext): readonly string[] {
  return [ownPerson(context), ...(context.request.ownNumbers?.() ?? [])];
}

/** Personal identifier of the person who is signed in for themselves; throws `PERSON_NOT_SIGNED_IN`. */
export function ownPerson({ request }: OwnContext): string {
  const personalId = request.ownPersonalId?.();
  if (personalId === undefined) throw new GatewayError('PERSON_NOT_SIGNED_IN');
  return personalId;
}
