import { GatewayError } from '../errors/gatewayError.ts';
import { knownError } from '../errors/knownError.ts';
import type { Caller } from '../model/access.ts';
import { tokenError } from './token/tokenError.ts';

export interface AdmissionParts {
  readonly nowMs: () => number;
  /** The rules that hold now; another object when they have changed. */
  readonly rules: () => object;
  /** Admits the caller anew; throws a `GatewayError` where the stated purpose is not in force any more. */
  readonly admit: () => unknown;
}

/**
 * Whether what was admitted now and lasts, as a subscription, may still go on when it is asked: not past the caller's
 * token, not under rules that no longer hold, and not past the last day of its purpose. Why not: `TOKEN_INVALID`,
 * `ACCESS_RULES_CHANGED` or `PURPOSE_EXPIRED`.
 */
export function whileAdmitted(caller: Caller | undefined, parts: AdmissionParts): () => GatewayError | undefined {
  const rules = parts.rules();
  return () => {
    if (parts.nowMs() >= (caller?.validUntilMs ?? Infinity)) return tokenError('exp');
    if (parts.rules() !== rules) return new GatewayError('ACCESS_RULES_CHANGED');
    try {
      parts.admit();
      return undefined;
    } catch (error) {
      return knownError(error);
    }
  };
}
