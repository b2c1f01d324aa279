import { GatewayError } from '../errors/gatewayError.ts';
import type { Caller } from '../model/access.ts';
import type { AccessRules } from './accessRules.ts';

/** Stands for a case, a reason: decisions on elements do not depend on what they are. */
const ANY = '-';

/**
 * Codes of the purposes that admit a caller on a day and open an element, where the case, the consent or the reason that
 * they demand is there.
 */
export function purposesOpening(
  rules: AccessRules,
  caller: Caller | undefined,
  coordinate: string,
  today: string,
): readonly string[] {
  if (caller === undefined) return [];
  return [...rules.purposes.values()]
    .filter(({ code, consent, emergency }) => {
      if (!isAdmitted(rules, caller, code, today)) return false;
      const profile = rules.profile(caller, { purpose: code, consented: consent, emergency });
      return profile.decide(coordinate).kind === 'allowed';
    })
    .map(({ code }) => code);
}

function isAdmitted(rules: AccessRules, caller: Caller, purpose: string, today: string): boolean {
  try {
    return rules.admit(caller, { purpose, caseId: ANY, emergency: ANY }, today) !== undefined;
  } catch (error) {
    if (error instanceof GatewayError) return false;
    throw error;
  }
}
