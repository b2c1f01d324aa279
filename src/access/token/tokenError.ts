import { GatewayError } from '../../errors/gatewayError.ts';

/**
 * A token that is not believed.
 *
 * - `problem`: the claim, header parameter or part that failed, a word of the specification; never what stands in it
 */
export function tokenError(problem: string, cause?: unknown): GatewayError {
  return new GatewayError('TOKEN_INVALID', { problem }, cause === undefined ? undefined : { cause });
}
