import { GatewayError } from '../errors/gatewayError.ts';

/** The planner made something that the gateway cannot execute; better to say so than to answer wrongly. */
export function notSupported(feature: string): GatewayError {
  return new GatewayError('PLAN_NOT_SUPPORTED', { feature });
}
