import { GatewayError } from './gatewayError.ts';

/** What a client may be told of an error: its code, or `INTERNAL_ERROR` with the error as the cause. */
export function knownError(error: unknown): GatewayError {
  return error instanceof GatewayError ? error : new GatewayError('INTERNAL_ERROR', {}, { cause: error });
}
