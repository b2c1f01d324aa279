import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import type { Limits } from '../guard/limits.ts';
import { codeOf } from '../values/codeOf.ts';

const silent = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const notHttp = /^HPE_|^UND_ERR_(RES_EXCEEDED_MAX_SIZE|RES_CONTENT_LENGTH_MISMATCH|HEADERS_OVERFLOW|INVALID)/;

/**
 * What a failed call means to us, by undici's and the system's error codes. A `GatewayError` stays what it is.
 *
 * - `hasBegun`: whether the head of the answer had come; the ministry was reached then, and asking again is no cure
 */
export function httpProblem(error: unknown, hasBegun: boolean, source: SourceId, limits: Limits): GatewayError {
  if (error instanceof GatewayError) return error;
  const code = codeOf(error);
  const cause = new Error(code || 'no code');
  if (silent.has(code))
    return new GatewayError('SOURCE_TIMED_OUT', { source, waitedMs: limits.idleTimeoutMs }, { cause });
  if (notHttp.test(code)) return new GatewayError('SOURCE_UNREADABLE', { source, problem: 'not HTTP' }, { cause });
  if (hasBegun) return new GatewayError('SOURCE_UNREADABLE', { source, problem: 'cut off' }, { cause });
  return new GatewayError('SOURCE_UNREACHABLE', { source }, { cause });
}
