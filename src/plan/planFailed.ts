import { GatewayError } from '../errors/gatewayError.ts';

/** `PLAN_FAILED`; the reason goes to the log only. */
export function planFailed(reason: string): GatewayError {
  return new GatewayError('PLAN_FAILED', {}, { cause: new Error(reason) });
}
