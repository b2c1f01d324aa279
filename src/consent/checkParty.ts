import { GatewayError } from '../errors/gatewayError.ts';
import type { ConsentParty, FamilyFacts } from '../model/consentDesk.ts';
import { birthdayAt, latestBirthDay, partyOn, SPEAKS_AT } from './ages.ts';

/**
 * Who has to agree to what a person gives about themselves.
 *
 * - `today`: in Vietnam, `YYYY-MM-DD`
 * - throws `CONSENT_AGE_UNKNOWN`, or `CONSENT_TOO_YOUNG` where the guardian agrees alone
 */
export function partyOfOwn(facts: FamilyFacts | undefined, today: string): ConsentParty {
  if (facts?.birthDate === undefined) throw new GatewayError('CONSENT_AGE_UNKNOWN');
  const party = partyOn(today, facts.birthDate);
  if (party === 'GUARDIAN') throw new GatewayError('CONSENT_TOO_YOUNG', { age: SPEAKS_AT });
  return party;
}

/**
 * Who has to agree to what a guardian gives about a child.
 *
 * - throws `CONSENT_REGISTER` when the registers did not tell, `CONSENT_NOT_GUARDIAN` in the same words whether there is such a person or not
 */
export function partyOfChild(facts: FamilyFacts | undefined, guardian: string, today: string): ConsentParty {
  if (facts !== undefined && facts.guardians === undefined) throw new GatewayError('CONSENT_REGISTER');
  const party = facts?.birthDate === undefined ? 'SELF' : partyOn(today, facts.birthDate);
  if (party === 'SELF' || facts?.guardians?.includes(guardian) !== true) throw new GatewayError('CONSENT_NOT_GUARDIAN');
  return party;
}

/** The end of a term that a guardian agreed to alone: when the child has a say, at the latest. Throws `CONSENT_TERM`. */
export function untilSpeaking(from: string, to: string, birthDate: string): string {
  const birthday = birthdayAt(latestBirthDay(birthDate), SPEAKS_AT);
  const says = new Date(`${birthday}T00:00:00+07:00`).toISOString();
  if (says <= from) throw new GatewayError('CONSENT_TERM');
  return says < to ? says : to;
}
