import { GatewayError } from '../errors/gatewayError.ts';
import type { Caller } from '../model/access.ts';
import { tokenError } from './token/tokenError.ts';

export interface AdmissionParts {
  readonly nowMs: () => number;
  /** The rules that hold now; another object when they have changed. */
  readonly rules: () => object;
}

/**
 * Whether what was admitted now and lasts, as a subscription, may still go on when it is asked: not past the caller's
 * token, and not under rules that no longer hold. Why not: `TOKEN_INVALID` or `ACCESS_RULES_CHANGED`.
 */
export function whileAdmitted(caller: Caller | undefined, parts: AdmissionParts): () => GatewayError | undefined {
  const rules = parts.rules();
  return () => {
    if (parts.nowMs() >= (caller?.validUntilMs ?? Infinity)) return tokenError('exp');
    return parts.rules() === rules ? undefined : new GatewayError('ACCESS_RULES_CHANGED');
  };
}
