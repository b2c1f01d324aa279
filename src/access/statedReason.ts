import { GatewayError } from '../errors/gatewayError.ts';

interface Reason {
  readonly purpose?: string | undefined;
  readonly caseId?: string | undefined;
}

/**
 * The request with the purpose and the case that hold for it: those of the headers, or those of the token where the
 * headers name none. What an issuer has written into a token cannot be changed by a header.
 *
 * - throws `PURPOSE_CONTRADICTS` or `CASE_CONTRADICTS` where both state one, and not the same
 */
export function withStatedReason<Request extends Reason>(
  request: Request,
  caller: Reason | undefined,
): Request & Reason {
  const { purpose, caseId } = caller ?? {};
  if (purpose === undefined && caseId === undefined) return request;
  if (contradicts(request.purpose, purpose)) throw new GatewayError('PURPOSE_CONTRADICTS');
  if (contradicts(request.caseId, caseId)) throw new GatewayError('CASE_CONTRADICTS');
  return {
    ...request,
    ...(purpose === undefined ? {} : { purpose }),
    ...(caseId === undefined ? {} : { caseId }),
  };
}

function contradicts(header: string | undefined, token: string | undefined): boolean {
  return header !== undefined && token !== undefined && header !== token;
}
